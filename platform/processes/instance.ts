import type { EngineState, Json, Variables } from '../engine/index.js';

/** Where the tokens have been; bounded by the size of the diagram. */
export interface Visited {
  elements: Record<string, { entered: string; left: string | null }>;
  flows: Record<string, true>;
}

export interface OrganisationRef {
  id: string;
  name: string;
  type: string;
}
export interface PersonRef {
  id: string;
  name: string;
}

/** One running or ended process. `data` holds the step results by element id, and what mappings wrote. */
export interface Instance {
  id: string;
  process: string;
  release: string;
  number: string | null;
  title: string;
  state: string | null;
  organisation: OrganisationRef | null;
  startedBy: PersonRef | null;
  startedAt: string;
  endedAt: string | null;
  outcome: string | null;
  /** The instance this one is about (process property `subject`). */
  subjectId: string | null;
  /** The instance whose call activity waits for this one. */
  parent: { id: string; wait: string } | null;
  key: string | null;
  data: Variables;
  /** While true, nobody but the own organisation sees anything of it, and its data is stored encrypted. */
  sealed: boolean;
  engine: EngineState;
  visited: Visited;
  /** Its last entry; `inputs`: how many the engine has taken since, in the step that is going on. */
  trail: { seq: number; hash: string; inputs?: number };
  version: number;
}

/** The `_…` roots that every expression, view and access condition may read. */
export function metadataOf(instance: Instance): Variables {
  return {
    _id: instance.id,
    _number: instance.number,
    _title: instance.title,
    _state: instance.state,
    _started: instance.startedAt,
    _ended: instance.endedAt,
    _organisation: instance.organisation as Json,
    _startedBy: instance.startedBy as Json,
    _subject: instance.subjectId,
    _sealed: instance.sealed,
    _process: instance.process,
  };
}

/** Data and metadata as one value: what `subject` is for an expression, and a row for access rules. */
export function rowOf(instance: Instance): Variables {
  return { ...instance.data, ...metadataOf(instance) };
}
