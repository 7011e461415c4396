import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from '../types.js';

/** An element of the parsed file. Which properties there are follows from `$type` and the BPMN meta-model. */
export interface ModdleElement {
  $type: string;
  $attrs?: Record<string, string>;
  $parent?: ModdleElement;
  id?: string;
  name?: string;
  [property: string]: unknown;
}

interface ModdleWarning {
  message: string;
  element?: ModdleElement;
}

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;
/** Building its meta-model costs more than reading a file. */
const reader = new BpmnModdle({ zeebe });

/** Reads a BPMN file. bpmn-moddle only warns of what it then drops, so every warning is an error here. */
export async function readXml(xml: string): Promise<{ root: ModdleElement | null; findings: Finding[] }> {
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    return { root: rootElement as ModdleElement, findings: (warnings as ModdleWarning[]).map(toFinding) };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: ModdleWarning[] };
    const finding: Finding = {
      severity: 'error',
      rule: 'unreadable-xml',
      message: `文件不是可读取的 BPMN：${message}`,
    };
    return { root: null, findings: [...warnings.map(toFinding), finding] };
  }
}

const explanations: [pattern: RegExp, rule: string, sentence: string][] = [
  [/duplicate ID/i, 'duplicate-id', '标识重复，文件中每个标识只能出现一次'],
  [
    /illegal ID/i,
    'illegal-id',
    '标识不合规，只能用英文字母、数字、下划线、短横线和点，且不以数字开头（名称可以是中文）',
  ],
  [/unresolved reference/i, 'unresolved-reference', '引用的元素不存在'],
  [
    /unparsable content|unknown type|unrecognized element/i,
    'unknown-content',
    '内容无法识别，可能是拼写错误',
  ],
];

function toFinding({ message, element }: ModdleWarning): Finding {
  const named = /<([^>]+)>/.exec(message)?.[1];
  const known = explanations.find(([pattern]) => pattern.test(message));
  const [, rule, sentence] = known ?? [null, 'unreadable-content', '内容不符合 BPMN 规范'];
  const finding: Finding = {
    severity: 'error',
    rule,
    message: `${sentence}${named ? `（${named}）` : ''}：${message.split('\n')[0]}`,
  };
  if (element?.id) finding.element = element.id;
  return finding;
}

export const list = (value: unknown): ModdleElement[] =>
  Array.isArray(value) ? (value as ModdleElement[]) : [];

export const child = (value: unknown): ModdleElement | undefined =>
  typeof value === 'object' && value !== null ? (value as ModdleElement) : undefined;

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Extension elements of a type, for example `zeebe:IoMapping`. */
export function extensions(element: ModdleElement): ModdleElement[] {
  return list(child(element.extensionElements)?.values);
}

export function extension(element: ModdleElement, type: string): ModdleElement | undefined {
  return extensions(element).find(({ $type }) => $type === type);
}

/** `zeebe:properties`, by name. */
export function propertiesOf(element: ModdleElement): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const holder of extensions(element)) {
    if (holder.$type !== 'zeebe:Properties') continue;
    for (const { name, value } of list(holder.properties)) {
      if (name) properties[name] = text(value) ?? '';
    }
  }
  return properties;
}
