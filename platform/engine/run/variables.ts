import type { FlowNode, Mapping, ValueSource } from '../compile/graph.js';
import { offsetOf, runExpression, toJson, FeelEvaluationError } from '../feel/index.js';
import type { CompiledExpression, Lookup } from '../feel/index.js';
import { rootScopeId, type Token } from '../state.js';
import type { Json, Variables } from '../types.js';
import { StepRefused } from './refusal.js';
import type { Step } from './step.js';

/** Where an expression stands; becomes part of a refusal. */
export interface Place {
  element: string;
  name: string;
}

/** Looks from the token outwards: its local variables, those of what encloses it, the instance, the constants. */
export function lookupFrom(step: Step, token: Token | undefined, extra?: Variables): Lookup {
  return (name) => {
    if (extra && Object.hasOwn(extra, name)) return extra[name];
    for (let at = token; at; at = step.ownerOf(at.s)) {
      if (at.v && Object.hasOwn(at.v, name)) return at.v[name];
    }
    return rootVariable(step, name);
  };
}

function rootVariable(step: Step, name: string): Json | undefined {
  if (Object.hasOwn(step.written, name)) return step.written[name];
  const { variables, constants } = step.context;
  if (Object.hasOwn(variables, name)) return variables[name];
  return constants && Object.hasOwn(constants, name) ? constants[name] : undefined;
}

const scopeOf = (token: Token | undefined): string => token?.s ?? rootScopeId;

interface Evaluated {
  value: Json;
  warnings: string[];
}

function evaluate(
  step: Step,
  token: Token | undefined,
  expression: CompiledExpression,
  place: Place,
  extra?: Variables,
): Evaluated {
  try {
    const { value, warnings } = runExpression(expression, lookupFrom(step, token, extra), step.context);
    return { value: toJson(value, offsetOf(step.context.now)), warnings };
  } catch (error) {
    if (error instanceof FeelEvaluationError)
      throw new StepRefused('expression-failed', error.message, place.element);
    throw error;
  }
}

function refuseValue(place: Place, text: string, expected: string, { value, warnings }: Evaluated): never {
  const found = JSON.stringify(value);
  const hint = warnings.length > 0 ? `（${[...new Set(warnings)].join('；')}）` : '';
  throw new StepRefused(
    'expression-failed',
    `节点“${place.element}”的${place.name}“${text}”应得到${expected}，实际得到 ${found.slice(0, 200)}${hint}。`,
    place.element,
  );
}

export function evaluateValue(
  step: Step,
  token: Token | undefined,
  source: ValueSource,
  place: Place,
  extra?: Variables,
): Json {
  if ('text' in source) return source.text;
  const told = step.context.oracle?.value(source.expression, lookupFrom(step, token, extra));
  return told !== undefined ? told : evaluate(step, token, source.expression, place, extra).value;
}

export function evaluateBoolean(
  step: Step,
  token: Token,
  expression: CompiledExpression,
  place: Place,
  extra?: Variables,
): boolean {
  const told = step.context.oracle?.decide(expression, lookupFrom(step, token, extra), token.s);
  if (told !== undefined) return told;
  const evaluated = evaluate(step, token, expression, place, extra);
  if (typeof evaluated.value === 'boolean') return evaluated.value;
  return refuseValue(place, expression.text, '“真”或“假”', evaluated);
}

/** Of a conditional event: what is unknown yet (null) does not hold yet. */
export function evaluateCondition(
  step: Step,
  token: Token | undefined,
  expression: CompiledExpression,
  place: Place,
): boolean {
  const told = step.context.oracle?.decide(expression, lookupFrom(step, token, undefined), scopeOf(token));
  if (told !== undefined) return told;
  const evaluated = evaluate(step, token, expression, place);
  if (evaluated.value === null) return false;
  if (typeof evaluated.value === 'boolean') return evaluated.value;
  return refuseValue(place, expression.text, '“真”或“假”', evaluated);
}

/** Evaluates and lets `read` take the value it needs; `read` answers undefined when the value does not fit. */
export function evaluateAs<T>(
  step: Step,
  token: Token | undefined,
  source: ValueSource,
  place: Place,
  expected: string,
  read: (value: Json) => T | undefined,
): T {
  const told = step.context.oracle?.read(source, lookupFrom(step, token, undefined), scopeOf(token), read);
  if (told !== undefined) return told;
  const evaluated =
    'text' in source ? { value: source.text, warnings: [] } : evaluate(step, token, source.expression, place);
  const result = read(evaluated.value);
  if (result !== undefined) return result;
  return refuseValue(place, 'text' in source ? source.text : source.expression.text, expected, evaluated);
}

export function evaluateText(
  step: Step,
  token: Token | undefined,
  source: ValueSource,
  place: Place,
): string {
  return evaluateAs(step, token, source, place, '非空文本', readText);
}

/** Text or a number written as text; nothing else names a thing. */
export function readText(value: Json): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Local variables that a token sees, inner ones first; those of the instance are not among them. */
export function visibleLocals(step: Step, token: Token | undefined): Variables {
  const locals: Variables = {};
  for (let at = token; at; at = step.ownerOf(at.s)) {
    for (const [name, value] of Object.entries(at.v ?? {})) {
      if (!Object.hasOwn(locals, name)) locals[name] = value;
    }
  }
  return locals;
}

/**
 * Writes what leaves an element: into the inner instance of a multi-instance activity that encloses it, into a
 * local variable of that name further out, else into the instance.
 */
export function writeVariable(
  step: Step,
  token: Token,
  name: string,
  value: Json,
  path: readonly string[] = [],
): void {
  const from = token.i === undefined ? step.ownerOf(token.s) : token;
  write(step, holderOf(step, from, name), name, value, path);
}

/** Writes what an element itself made under a name of its own: when an input mapping has that name, it stays inside. */
export function writeOwnVariable(step: Step, token: Token, name: string, value: Json): void {
  write(step, holderOf(step, token, name), name, value, []);
}

function write(
  step: Step,
  holder: Token | undefined,
  name: string,
  value: Json,
  path: readonly string[],
): void {
  const known = holder ? (holder.v ?? {})[name] : rootVariable(step, name);
  const changed = setPath(known, path, value);
  step.noteChange();
  if (holder) holder.v = { ...holder.v, [name]: changed };
  else step.written[name] = changed;
}

function holderOf(step: Step, from: Token | undefined, name: string): Token | undefined {
  for (let at = from; at; at = step.ownerOf(at.s)) {
    if (at.i !== undefined || (at.v && Object.hasOwn(at.v, name))) return at;
  }
  return undefined;
}

function setPath(known: Json | undefined, path: readonly string[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const target = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
  const inner = Object.hasOwn(target, key) ? target[key] : undefined;
  return { ...target, [key]: setPath(inner, rest, value) };
}

/** Input mappings become local variables of the activity; each sees those before it. */
export function applyInputs(step: Step, token: Token, node: FlowNode): void {
  for (const mapping of node.inputs) {
    const value = evaluateValue(step, token, mapping.source, mappingPlace(node, '输入', mapping));
    const { target, path } = mapping;
    step.noteChange();
    token.v = { ...token.v, [target]: setPath(token.v?.[target], path, value) };
  }
}

const mappingPlace = (node: FlowNode, kind: string, mapping: Mapping): Place => ({
  element: node.id,
  name: `${kind}映射（${[mapping.target, ...mapping.path].join('.')}）`,
});

/** When a result is kept under the element's id, besides what output mappings write. */
export type Keeping = 'always' | 'without-outputs' | 'unless-empty' | 'never';

/** Keeps a result and evaluates output mappings, which see it as `<element id>`, as `result` and by its own names. */
export function storeResult(
  step: Step,
  token: Token,
  node: FlowNode,
  result: Variables,
  keeping: Keeping,
): void {
  const mapped = node.outputs.length > 0;
  const empty = Object.keys(result).length === 0;
  const kept: Record<Keeping, boolean> = {
    always: true,
    'without-outputs': !mapped,
    'unless-empty': !mapped && !empty,
    never: false,
  };
  if (kept[keeping]) writeVariable(step, token, node.id, result);
  if (!mapped) return;
  const extra: Variables = { result, [node.id]: result, ...result };
  for (const mapping of node.outputs) {
    const value = evaluateValue(step, token, mapping.source, mappingPlace(node, '输出', mapping), extra);
    writeVariable(step, token, mapping.target, value, mapping.path);
  }
}
