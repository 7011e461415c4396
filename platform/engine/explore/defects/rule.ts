import type { RuntimeProcess } from '../../compile/graph.js';
import type { ExplorationFinding, ExploreOptions } from '../exploration.js';
import type { Observations } from '../observations.js';
import type { StateSpace, Way } from '../state-space.js';
import type { Storyteller } from '../storyteller.js';

/** What rules look at: a process that has been explored. */
export interface Material {
  process: RuntimeProcess;
  space: StateSpace;
  observations: Observations;
  storyteller: Storyteller;
  options: ExploreOptions;
}

/** A finding before its story is told: `way` leads to it; `attempt` is a step that was refused. */
export type Draft = Omit<ExplorationFinding, 'path'> & { way?: Way; attempt?: Way };

export type Rule = (material: Material) => Draft[];
