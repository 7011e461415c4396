import { FeelSyntaxError, isFeelFunction, readExpression } from '../feel/index.js';
import type { ValueSource } from './graph.js';
import { child, extension, extensions, list, text, type ModdleElement } from './moddle.js';

/**
 * How a file is compiled that is only tried out. `lenient`: what is missing before it could be published (who does a
 * task, what a service is) does not stop it, and conditions that are not FEEL become free choices. `free`: also
 * everything that depends on data from outside is a free choice. A free choice calls one of the functions
 * `freeChoice`, `freeList`, `freeCount`, `freeTimer` with the element's id; whoever runs the process answers it.
 */
export type Rehearsal = 'lenient' | 'free';

/** Missing for publishing only: a warning while rehearsing. */
export const tolerated: ReadonlySet<string> = new Set([
  'task-definition-required',
  'script-required',
  'called-process-required',
  'message-required',
  'signal-required',
  'error-code-required',
  'condition-required',
  'unsupported-condition',
  'unsupported-expression',
  'feel-syntax',
  'unsupported-loop',
  'timer-required',
  'timer-format',
]);

/** Refused, but beside the structure: stays an error, and the process is rehearsed all the same. */
export const beside: ReadonlySet<string> = new Set(['unsupported-extension']);

const freeFunctions: [pattern: RegExp, name: string][] = [
  [/condition$/i, 'freeChoice'],
  [/^inputCollection$/, 'freeList'],
  [/^loopCardinality$/, 'freeCount'],
  [/^timer$/, 'freeTimer'],
];

/** What takes the place of an expression that cannot be decided; `_free` tells explore that it may change. */
export function freeExpression(element: string, place: string): { text: string } {
  const found = freeFunctions.find(([pattern]) => pattern.test(place));
  return { text: found ? `${found[1]}(${JSON.stringify(element)}, _free)` : 'null' };
}

const named = new Set([
  'taskType',
  'calledProcess',
  'message',
  'signal',
  'state',
  'candidateGroups',
  'correlationKey',
]);
const optional = new Set(['organisation', 'assignee', 'dueDate']);

/** A value that walks do not depend on; undefined where it must be evaluated. */
export function freeValue(element: string, place: string): ValueSource | undefined {
  if (named.has(place)) return { text: element };
  if (optional.has(place)) return { expression: { text: 'null' } };
  return undefined;
}

/** Whether walks need another value than the one that the expression would have. */
export const isFreed = (place: string): boolean => freeFunctions.some(([pattern]) => pattern.test(place));

const counters = [
  'loopCounter',
  'numberOfInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
  'numberOfActiveInstances',
];

/** Names whose values the process itself computes from constants: expressions over these alone can be decided. */
export function decidableNames(root: ModdleElement): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  collectSources(root, sources);
  const reads = new Map<string, (readonly string[] | undefined)[]>();
  for (const [name, texts] of sources) reads.set(name, texts.map(rootsOf));
  const computed = new Set(reads.keys());
  const within = (names: readonly string[] | undefined, known: ReadonlySet<string>): boolean =>
    names !== undefined && names.every((name) => known.has(name) || counters.includes(name));
  for (let before = -1; before !== computed.size;) {
    before = computed.size;
    for (const name of computed) {
      if (!reads.get(name)!.every((names) => within(names, computed))) computed.delete(name);
    }
  }
  const begun = new Set<string>(counters);
  for (let before = -1; before !== begun.size;) {
    before = begun.size;
    for (const name of computed) if (reads.get(name)!.some((names) => within(names, begun))) begun.add(name);
  }
  return begun;
}

/** Names that an expression reads; undefined when it is not FEEL or calls what only a release can answer. */
export function rootsOf(expression: string): string[] | undefined {
  try {
    const { paths, functions } = readExpression(expression);
    if (!functions.every((name) => isFeelFunction(name))) return undefined;
    return paths.map((path) => path.split('.')[0]!);
  } catch (error) {
    if (error instanceof FeelSyntaxError) return undefined;
    throw error;
  }
}

function collectSources(element: ModdleElement, sources: Map<string, string[]>): void {
  const add = (name: string | undefined, source: string): void => {
    if (!name) return;
    const root = name.split('.')[0]!;
    sources.set(root, [...(sources.get(root) ?? []), source]);
  };
  // What an element brings is stored under its id, unless it is a script's result.
  if (element.id && element.$type !== 'bpmn:ScriptTask') add(element.id, '=');
  const script = extension(element, 'zeebe:Script');
  const expression = text(script?.expression);
  if (expression) add(text(script?.resultVariable) || element.id, expression);
  for (const holder of extensions(element)) {
    for (const mapped of [...list(holder.inputParameters), ...list(holder.outputParameters)]) {
      add(text(mapped.target), '=');
    }
  }
  const loop = child(element.loopCharacteristics);
  const characteristics = loop && extension(loop, 'zeebe:LoopCharacteristics');
  add(text(characteristics?.inputElement), text(characteristics?.inputCollection) ?? '=');
  add(text(characteristics?.outputCollection), '=');
  for (const inner of [...list(element.rootElements), ...list(element.flowElements)])
    collectSources(inner, sources);
}
