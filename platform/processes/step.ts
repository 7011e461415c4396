import type { EngineInput, OpenedTask, ScheduledTimer, Variables } from '../engine/index.js';
import type { Transaction } from '../kernel/index.js';
import type { Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import type { TrailCommand } from '../trail/index.js';
import type { Instance } from './instance.js';

/** One command on one locked instance, ready for the engine. */
export interface Step {
  tx: Transaction;
  release: Release;
  instance: Instance;
  /** Locked for share; null when the process is about nothing. */
  subject: Instance | null;
  input: EngineInput;
  actor: Actor;
  /** ISO 8601 with offset: the one time of the whole command. */
  now: string;
  command: {
    kind: TrailCommand;
    element: string | null;
    /** Null: the name of the element that the step entered first. */
    title: string | null;
    task: string | null;
    form: { id: string; version: string } | null;
    /** What was submitted or received; the trail keeps it. */
    data: Variables;
  };
}

/** What the engine and the behaviours made of a step so far. */
export interface StepOutcome {
  /** The changed copy. */
  instance: Instance;
  /** The engine has a state. */
  started: boolean;
  /** The instance has a row. */
  inserted: boolean;
  opened: OpenedTask[];
  /** Every wait that was closed, also such as this step opened itself. */
  closedWaits: string[];
  timers: ScheduledTimer[];
  /** Ids of all open waits. */
  waits: Set<string>;
  /** Elements entered, in order. */
  moved: string[];
  /** What the engine was given, in order. */
  inputs: EngineInput[];
}
