import type { InstanceState } from '../state.js';
import type { Json, Variables } from '../types.js';
import type { Fact } from './facts.js';
import type { FutureReads } from './future-reads.js';
import { holdsUnknown, isUnknown, mark } from './unknown.js';

/** A state of the engine with what is known of the data. */
export interface Configuration {
  readonly state: InstanceState;
  /** Variables of the root scope that are known, or of which something is. */
  readonly variables: Variables;
  readonly facts: readonly Fact[];
}

/** What a step wrote and learnt. */
export interface Learnt {
  written: Variables;
  /** Variables that it has met and that nothing had written. */
  met: Variables;
  facts: readonly Fact[];
}

const nothing: Variables = {};
const noFacts: readonly Fact[] = [];

/** What is left to know after a step: what was written and can still be asked. */
export function settle(
  before: Variables,
  { written, met, facts: learnt }: Learnt,
  state: InstanceState,
  future: FutureReads,
): Configuration {
  if (state.status !== 'running') return { state, variables: nothing, facts: noFacts };
  const { tokens } = state;
  const all = currentVariables(before, written, met);
  const facts =
    learnt.length === 0
      ? noFacts
      : learnt.filter((fact) => future.asksSubject(tokens, fact.subject) && isHeld(fact));
  const variables: Variables = {};
  for (const [name, value] of all) {
    const kept = isUnknown(value)
      ? facts.some(({ unknowns }) => unknowns.includes(value[mark]))
      : !holdsUnknown(value) && future.readsName(tokens, name);
    if (kept) variables[name] = value;
  }
  return { state, variables, facts };

  /** Somebody can still name the values: all of them in the root scope, or one in a token. */
  function isHeld({ unknowns }: Fact): boolean {
    const held = (values: Iterable<Json>, number: number): boolean => {
      for (const value of values) if (isUnknown(value) && value[mark] === number) return true;
      return false;
    };
    if (unknowns.every((number) => held(all.values(), number))) return true;
    return (
      unknowns.length === 1 && tokens.some(({ v }) => v !== undefined && held(Object.values(v), unknowns[0]!))
    );
  }
}

function currentVariables(before: Variables, written: Variables, met: Variables): Map<string, Json> {
  // Whoever wrote it may have written anything.
  if (Object.hasOwn(written, mark)) return new Map();
  const all = new Map<string, Json>();
  for (const from of [met, before, written]) for (const name in from) all.set(name, from[name]!);
  return all;
}
