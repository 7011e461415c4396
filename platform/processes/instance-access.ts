import { Injectable } from '@nestjs/common';
import { abilityFor, canRead, redact, type AppAbility } from '../access/index.js';
import { ReleaseService } from '../definitions/index.js';
import { Clock } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import { rowOf, type Instance } from './instance.js';

/** What an actor may see of an instance and may start, by the rules that are in force now. */
@Injectable()
export class InstanceAccess {
  constructor(
    private readonly releases: ReleaseService,
    private readonly clock: Clock,
  ) {}

  canRead(actor: Actor, instance: Instance, subject: Instance | null): boolean {
    if (isHidden(actor, instance)) return false;
    return canRead(this.abilityOf(actor), typeOf(instance), accessRow(instance, subject));
  }

  /** The instance's data without what the actor may not read; metadata is left out. */
  readableData(actor: Actor, instance: Instance, subject: Instance | null): Variables {
    if (isHidden(actor, instance)) return {};
    const row = redact(this.abilityOf(actor), typeOf(instance), accessRow(instance, subject));
    return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_'))) as Variables;
  }

  /** Rules for starts speak of the subject, when there is one. */
  canStart(actor: Actor, process: string, subject: Instance | null): boolean {
    return this.abilityOf(actor).can('start', `process:${process}`, subject ? rowOf(subject) : undefined);
  }

  private abilityOf(actor: Actor): AppAbility {
    return abilityFor(actor, this.releases.current(), this.clock.iso());
  }
}

/** Whatever the rules and offers say: what is sealed is its own organisation's alone. */
export function isHidden(actor: Actor, instance: Instance): boolean {
  return (
    instance.sealed && (instance.organisation === null || instance.organisation.id !== actor.organisation?.id)
  );
}

function typeOf(instance: Instance): string {
  return `instance:${instance.process}`;
}

function accessRow(instance: Instance, subject: Instance | null): Variables {
  return { ...rowOf(instance), _subject: subject ? rowOf(subject) : null };
}
