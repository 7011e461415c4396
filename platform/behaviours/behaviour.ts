import type { z } from 'zod';
import type { Transaction } from '../kernel/index.js';
import type { Json, Variables } from '../engine/index.js';
import type { Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';

/** What a behaviour knows about the instance whose service task asked for it. */
export interface BehaviourContext {
  tx: Transaction;
  release: Release;
  /** ISO 8601 with offset, the same for the whole command. */
  now: string;
  actor: Actor;
  instance: {
    id: string;
    process: string;
    organisation: { id: string; name: string } | null;
    sealed: boolean;
  };
  /** Every FEEL root of the instance at this moment: step data, `_…`, `p`, `subject`. */
  roots: Variables;
  /** Delivers a message to other instances in the same transaction. */
  deliver(message: OutgoingMessage): Promise<{ delivered: number }>;
}

export interface OutgoingMessage {
  name: string;
  /** What the receiver's subscription must name; the sender's own id unless told. */
  correlationKey: string | null;
  /** `children`: the instances about this one; else one instance id. */
  to: 'children' | { instance: string };
  process: string | null;
  /** Conditions over the receiving instance. */
  where: Record<string, Json> | null;
  variables: Variables;
}

/**
 * What a service task can do inside the command's transaction. One file each, with its element template beside it.
 * A `Refusal` that it throws undoes the whole command; a `BehaviourError` reaches the model's error events.
 */
export interface Behaviour<I = unknown> {
  /** `zeebe:taskDefinition type`. */
  readonly id: string;
  readonly input: z.ZodType<I>;
  run(input: I, context: BehaviourContext): Promise<Variables>;
}

/** An outcome that a model may catch with an error event of this code. */
export class BehaviourError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'BehaviourError';
  }
}
