import type { Compilation } from './compilation.js';
import type { Mapping, ValueSource } from './graph.js';
import { extension, extensions, list, text, type ModdleElement } from './moddle.js';

const understood = new Set([
  'zeebe:IoMapping',
  'zeebe:TaskDefinition',
  'zeebe:CalledElement',
  'zeebe:CalledDecision',
  'zeebe:FormDefinition',
  'zeebe:AssignmentDefinition',
  'zeebe:TaskSchedule',
  'zeebe:Properties',
  'zeebe:Script',
  'zeebe:UserTask',
  'zeebe:VersionTag',
  'zeebe:Subscription',
  'zeebe:LoopCharacteristics',
  'zeebe:PriorityDefinition',
]);

/** Refuses Camunda 8 extensions that would be ignored; those of others are the import's affair. */
export function checkExtensions(compilation: Compilation, element: ModdleElement): void {
  for (const { $type } of extensions(element)) {
    if (understood.has($type) || !$type.startsWith('zeebe:')) continue;
    compilation.error('unsupported-extension', element, `扩展元素“${$type}”暂不支持，请删除。`);
  }
}

/** `zeebe:ioMapping`, inputs or outputs. */
export function readMappings(
  compilation: Compilation,
  element: ModdleElement,
  kind: 'input' | 'output',
): Mapping[] {
  const id = element.id!;
  return list(extension(element, 'zeebe:IoMapping')?.[`${kind}Parameters`]).map((parameter) => {
    const target = text(parameter.target) ?? '';
    const [name = '', ...path] = target.split('.');
    if (name === '' || path.includes('')) {
      compilation.error('mapping-target-required', id, `映射的目标“${target}”不是变量名或以点分隔的路径。`);
    }
    const source: ValueSource = compilation.value(id, `${kind}:${target}`, text(parameter.source) ?? '');
    return { source, target: name, path };
  });
}
