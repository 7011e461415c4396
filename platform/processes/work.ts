import { randomUUID } from 'node:crypto';
import type { CompiledProcess, ElementInfo } from '../engine/index.js';
import type { Release, ReleasedForm } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import type { Task } from '../tasks/index.js';
import { FIRST_HASH } from '../trail/index.js';
import type { Instance } from './instance.js';

/** Something a person fills in, found and allowed: an open task, an offered action, or a start. */
export interface Work {
  key: string;
  kind: 'task' | 'action' | 'start';
  release: Release;
  process: CompiledProcess;
  element: ElementInfo;
  /** What people read as its name. */
  title: string;
  form: ReleasedForm & { id: string };
  /** For a start: an instance that has no row yet. */
  instance: Instance;
  subject: Instance | null;
  /** Null for a start. */
  task: Task | null;
  /** ISO 8601 with offset: when it was found, and the one time of everything that is done with it. */
  now: string;
}

export function titleOf(element: ElementInfo): string {
  return element.properties['label'] ?? element.name;
}

export function formOf(release: Release, id: string): ReleasedForm & { id: string } {
  const form = release.forms.get(id);
  if (!form) throw new Error(`Expected the release ${release.hash} to hold the form ${id}, but it does not`);
  return { ...form, id };
}

/** An instance as it is before its start: nothing of it is stored. */
export function unstartedInstance(
  process: CompiledProcess,
  release: Release,
  actor: Actor,
  subject: Instance | null,
  now: string,
): Instance {
  const { organisation } = actor;
  return {
    id: randomUUID(),
    process: process.id,
    release: release.hash,
    number: null,
    title: process.name,
    state: null,
    organisation: organisation && { id: organisation.id, name: organisation.name, type: organisation.type },
    startedBy: actor.person,
    startedAt: now,
    endedAt: null,
    outcome: null,
    subjectId: subject?.id ?? null,
    parent: null,
    key: null,
    data: {},
    sealed: process.properties['sealed'] !== undefined,
    engine: { v: 1 },
    visited: { elements: {}, flows: {} },
    trail: { seq: 0, hash: FIRST_HASH },
    version: 0,
  };
}
