import { Injectable } from '@nestjs/common';
import { refuse, type Transaction } from '../kernel/index.js';
import type { Json, Variables } from '../engine/index.js';
import { OrganisationRepository } from '../identity/index.js';
import type { OrganisationRef } from './instance.js';
import { evaluateProperty, stepContext } from './roots.js';
import type { Work } from './work.js';

/** Whose a new instance is: the process property `organisation` over the start form, else the starter's. */
@Injectable()
export class InstanceOwner {
  constructor(private readonly organisations: OrganisationRepository) {}

  async of(
    { process, release, instance, subject, element }: Work,
    result: Variables,
    tx: Transaction,
  ): Promise<OrganisationRef | null> {
    const { organisation: property } = process.properties;
    if (property === undefined) return instance.organisation;
    const started = { ...instance, data: { [element.id]: result } };
    const id = idOf(evaluateProperty(property, stepContext(release, started, subject, instance.startedAt)));
    const [owner] = id === null ? [] : await this.organisations.byIds([id], tx);
    if (!owner) throw refuse('process-cannot-continue', { message: '事项所属的单位无法确定。' });
    return { id: owner.id, name: owner.name, type: owner.type };
  }
}

function idOf(value: Json): string | null {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return typeof value['id'] === 'string' ? value['id'] : null;
}
