import type { ProcessOutline } from '../../engine/index.js';
import { RepeatedChoices } from '../free-choices.js';
import type { WaitPlace, Walk, WalkStep } from '../walk.js';
import { BpmnEngineRun } from './bpmn-engine-run.js';
import { omit, omittedOf, otherStarts } from './comparable.js';
import { DiscardBudget } from './discards.js';
import { keyOf, knownDifferences, without } from './known-differences.js';

/** Where the two engines part. */
export interface Difference {
  seed: number;
  /** Number of the step, from 0, and what was done in it. */
  step: number;
  input: WalkStep['input'];
  ours: string[];
  theirs: string[];
  /** What bpmn-engine said, when it could not go on. */
  failure?: string;
  /** Id of a known difference that can be the reason. */
  knownAs?: string;
}

export interface ComparedWalk {
  /** Steps after which both waited at the same places. */
  agreed: number;
  difference?: Difference;
  /** The rest would have taken bpmn-engine too long. */
  cutShort?: true;
}

/** Goes the same walk in bpmn-engine and compares after every step. */
export async function compareWalk(
  processId: string,
  outline: ProcessOutline,
  walk: Walk,
): Promise<ComparedWalk> {
  const omitted = omittedOf(outline);
  const starts = otherStarts(outline, processId, walk.steps[0]?.input.element);
  const given = omit(outline, new Set([...omitted, ...starts]));
  const run = new BpmnEngineRun(processId, given);
  const budget = new DiscardBudget(given);
  const muted = new Muted(outline, omitted);
  for (const [index, step] of walk.steps.entries()) {
    if (step.answered.some((place) => muted.has(place))) return { agreed: index };
    if (!budget.covers(step)) return { agreed: index, cutShort: true };
    const failure = await take(run, outline, step, index);
    muted.add(step.answered);
    const ours = step.waits.filter((place) => !muted.has(place));
    const theirs = run.waits().filter((place) => !muted.has(place));
    const last = index === walk.steps.length - 1;
    const ended = last && !['running', 'refused', 'stuck'].includes(walk.outcome);
    const same = without(ours, theirs).length + without(theirs, ours).length === 0;
    // Where nothing waits any more bpmn-engine may count itself as ended.
    const sameEnd = run.ended === ended || (last && walk.outcome === 'stuck');
    if (same && sameEnd && failure === undefined) continue;
    return {
      agreed: index,
      difference: describe(outline, walk, index, ours, theirs, failure ?? endOf(run, same)),
    };
  }
  return { agreed: walk.steps.length };
}

async function take(
  run: BpmnEngineRun,
  outline: ProcessOutline,
  step: WalkStep,
  index: number,
): Promise<string | undefined> {
  const { functions } = new RepeatedChoices(outline, step.answers);
  try {
    if (index === 0) await run.start(functions);
    else run.answer(step.answered, functions, step.input.code);
  } catch (error) {
    // Whatever bpmn-engine throws is its opinion, not a fault of ours.
    return (error as Error).message;
  }
  return run.failure;
}

function endOf(run: BpmnEngineRun, same: boolean): string | undefined {
  if (!same) return undefined;
  return run.ended ? 'bpmn-engine 已经结束，本引擎没有' : 'bpmn-engine 没有结束，本引擎已经结束';
}

function describe(
  outline: ProcessOutline,
  walk: Walk,
  step: number,
  ours: readonly WaitPlace[],
  theirs: readonly WaitPlace[],
  failure: string | undefined,
): Difference {
  const known = knownDifferences.find(({ explains }) => explains?.({ ours, theirs }, outline));
  return {
    seed: walk.seed,
    step,
    input: walk.steps[step]!.input,
    ours: ours.map(keyOf).sort(),
    theirs: theirs.map(keyOf).sort(),
    ...(failure === undefined ? {} : { failure }),
    ...(known ? { knownAs: known.id } : {}),
  };
}

/** Waits that a known difference leaves out of the comparison, once they have been answered. */
class Muted {
  private readonly candidates: ReadonlySet<string>;
  private readonly places: Set<string>;

  constructor(outline: ProcessOutline, omitted: ReadonlySet<string>) {
    this.places = new Set(omitted);
    this.candidates = new Set(
      knownDifferences.flatMap(({ mutes }) => mutes?.(outline) ?? []).map(({ id }) => id),
    );
  }

  add(answered: readonly WaitPlace[]): void {
    for (const place of answered) if (this.candidates.has(place.element)) this.places.add(place.element);
  }

  has({ element }: WaitPlace): boolean {
    return this.places.has(element);
  }
}
