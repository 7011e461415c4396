import { canonicalJson, sha256 } from '../kernel/index.js';
import type { EngineInput, Variables } from '../engine/index.js';

export type TrailCommand = 'start' | 'complete' | 'action' | 'message' | 'timer' | 'retry';

export interface TrailActor {
  person: { id: string; name: string } | null;
  organisation: { id: string; name: string } | null;
  roles: string[];
}

/** What is hashed: who did what, when, with which definitions. The data itself is only named by its hash. */
export interface TrailEntry {
  instance: string;
  seq: number;
  at: string;
  command: TrailCommand;
  /** BPMN element the command was about; null for a message that several elements caught. */
  element: string | null;
  /** Name of the step as people read it. */
  title: string;
  task: string | null;
  actor: TrailActor;
  release: string;
  form: { id: string; version: string } | null;
  /** Elements that the step entered and left behind, in order, so that a reader sees what the command moved. */
  moved: string[];
  payloadHash: string;
  files: string[];
  stateHash: string;
  previous: string;
}

/** The data of a step beside its entry. The nonce keeps a short secret from being guessed from its hash. */
export interface TrailPayload {
  nonce: string;
  data: Variables;
  /** Absent in entries that were written before there was such a record. */
  replay?: TrailReplay;
}

/** What the engine was given in the step besides what stands in the entry: enough to compute the step again. */
export interface TrailReplay {
  /** In order: the command, then what behaviours answered. */
  inputs: EngineInput[];
  /** The first input's content is left out, because it is `data`: as it stands, or with who and when beside it. */
  from?: 'data' | 'submission';
  /** Names of the organisation and of the person who started the instance, as they were then. */
  names: TrailNames;
  /** Where the instance that this one is about stood then: its last entry, and inputs of the step after it. */
  subject?: { seq: number; inputs: number; names: TrailNames };
}

export type TrailNames = [organisation: string | null, startedBy: string | null];

/** `previous` of the first entry of an instance. */
export const FIRST_HASH = '0'.repeat(64);

export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
