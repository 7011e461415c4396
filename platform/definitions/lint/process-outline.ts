import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';

/** What the linter needs of a process beyond what the engine tells: who writes which names. */
export interface ProcessOutline {
  /** `zeebe:input` of every element; sources with `=` are FEEL, others are constants. */
  inputs: { element: string; target: string; source: string }[];
  /** Paths that output mappings, scripts and collections write. */
  writes: string[];
  /** Names that exist inside an element only, by element id. */
  locals: Record<string, string[]>;
}

interface Node {
  $type: string;
  id?: string;
  flowElements?: Node[];
  rootElements?: Node[];
  extensionElements?: { values?: Node[] };
  loopCharacteristics?: Node;
  inputParameters?: { source?: string; target?: string }[];
  outputParameters?: { source?: string; target?: string }[];
  resultVariable?: string;
  inputElement?: string;
  outputCollection?: string;
}

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;

/** Outlines the process of this id; an unreadable file has an empty outline (the compiler tells what is wrong). */
export async function outlineProcess(id: string, xml: string): Promise<ProcessOutline> {
  const outline: ProcessOutline = { inputs: [], writes: [], locals: {} };
  const moddle = new BpmnModdle({ zeebe }) as unknown as {
    fromXML(xml: string): Promise<{ rootElement: Node }>;
  };
  const root = await moddle.fromXML(xml).then(
    ({ rootElement }) => rootElement,
    () => null,
  );
  const process = root?.rootElements?.find(
    (element) => element.$type === 'bpmn:Process' && element.id === id,
  );
  if (process) readElement(process, [], outline);
  return outline;
}

function readElement(element: Node, outerLocals: readonly string[], outline: ProcessOutline): void {
  const id = element.id ?? '';
  const locals = [...outerLocals];
  for (const extension of extensionsOf(element)) {
    for (const { source = '', target = '' } of extension.inputParameters ?? []) {
      outline.inputs.push({ element: id, target, source });
      locals.push(target.split('.')[0] ?? '');
    }
    const targets = extension.outputParameters?.map(({ target }) => target) ?? [];
    outline.writes.push(...[...targets, extension.outputCollection, extension.resultVariable].filter(isText));
    if (extension.inputElement) locals.push(extension.inputElement);
  }
  if (element.loopCharacteristics) locals.push('loopCounter');
  outline.locals[id] = locals;
  for (const inner of element.flowElements ?? []) readElement(inner, locals, outline);
}

function extensionsOf({ extensionElements, loopCharacteristics }: Node): Node[] {
  return [...(extensionElements?.values ?? []), ...(loopCharacteristics?.extensionElements?.values ?? [])];
}

function isText(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
