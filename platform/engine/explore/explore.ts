import type { RuntimeProcess } from '../compile/graph.js';
import type { CompiledProcess } from '../types.js';
import type { Exploration, ExploreOptions } from './exploration.js';
import { findDefects } from './defects/find-defects.js';
import { Observations } from './observations.js';
import { StateSpace } from './state-space.js';
import { Storyteller } from './storyteller.js';

/**
 * Searches every state that people's choices, messages, timers, and the answers of behaviours can lead to, with the
 * data unknown, and tells what is wrong. Pure and deterministic.
 */
export function explore(process: CompiledProcess, options: ExploreOptions = {}): Exploration {
  const runtime = process as RuntimeProcess;
  const observations = new Observations(runtime);
  const { maxStates = 100_000, maxSteps = 2_000_000, maxRuns = 2, ...others } = options;
  const space = new StateSpace(runtime, { ...others, maxStates, maxSteps, maxRuns }, observations).explore();
  const storyteller = new Storyteller(runtime, options);
  const { entered, taken } = observations;
  return {
    complete: space.complete,
    states: space.states.length,
    transitions: space.edges.length / 2,
    findings: findDefects({ process: runtime, space, observations, storyteller, options }),
    reached: idsOf(runtime).filter((id) => entered.has(id) || taken.has(id)),
  };
}

function idsOf({ nodes }: RuntimeProcess): string[] {
  const all = [...nodes.values()];
  return [...all.map(({ id }) => id), ...all.flatMap(({ outgoing }) => outgoing.map(({ id }) => id))];
}
