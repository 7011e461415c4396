import { Injectable } from '@nestjs/common';
import { whereToSql, type ConditionColumn } from '../access/index.js';
import type { Component, Release, Source } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { OrganisationRepository } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';
import { isObject } from './field-values.js';
import type { FormScope } from './form-scope.js';

export interface Choice {
  label: string;
  value: Json;
}

const organisationColumns: Record<string, ConditionColumn> = {
  id: { kind: 'uuid', sql: 'o.id' },
  _id: { kind: 'uuid', sql: 'o.id' },
  name: { kind: 'text', sql: 'o.name' },
  code: { kind: 'text', sql: 'o.code' },
  state: { kind: 'text', sql: 'o.state' },
  type: { kind: 'text', sql: 'o.type' },
};

/** What may be chosen in a select, radio or checklist. */
@Injectable()
export class Choices {
  constructor(private readonly organisations: OrganisationRepository) {}

  /** Null when nothing says what may be chosen. */
  async of(
    component: Component,
    scope: FormScope,
    release: Release,
    tx?: Transaction,
  ): Promise<Choice[] | null> {
    const { source } = component;
    if (!source || 'dictionary' in source) return this.fixed(component, scope, release);
    if ('organisations' in source) return this.organisationChoices(source.organisations, scope, release, tx);
    if ('list' in source) return listChoices(scope.evaluate(source.list));
    const rows = scope.evaluate(source.lookup);
    return (Array.isArray(rows) ? rows : []).map((item) => ({
      value: scope.evaluate(source.value, { item }),
      label: scope.text(source.label, { item }),
    }));
  }

  /** Choices that stand in the form itself or in a dictionary; null for any other source. */
  fixed(component: Component, scope: FormScope, release: Release): Choice[] | null {
    const { source } = component;
    if (!source) return ownValues(component);
    return 'dictionary' in source ? dictionaryChoices(source, scope, release) : null;
  }

  private async organisationChoices(
    { type, where }: Extract<Source, { organisations: unknown }>['organisations'],
    scope: FormScope,
    release: Release,
    tx?: Transaction,
  ): Promise<Choice[]> {
    const columns = (path: string): ConditionColumn =>
      organisationColumns[path] ?? { kind: 'json', document: 'o.profile', path };
    const filter = whereToSql(fillExpressions(where ?? {}, scope), columns, {
      timeZone: release.bundle.timeZone,
    });
    const found = await this.organisations.list(type, filter, tx);
    return found.map(({ id, name, code }) => ({ label: name, value: { id, name, code } }));
  }
}

function ownValues(component: Component): Choice[] | null {
  const own = component['values'] ?? (component['data'] as { values?: unknown } | undefined)?.values;
  return Array.isArray(own) ? (own as Choice[]) : null;
}

function dictionaryChoices(
  { dictionary, where = {} }: Extract<Source, { dictionary: unknown }>,
  scope: FormScope,
  release: Release,
): Choice[] {
  const wanted = Object.entries(where).map(([key, value]) => [key, fillExpressions(value, scope)] as const);
  return (release.dictionaries.get(dictionary)?.values ?? [])
    .filter((entry) => wanted.every(([key, value]) => (entry[key] ?? null) === value))
    .map(({ code, label }) => ({ label, value: code }));
}

function listChoices(list: Json): Choice[] {
  return (Array.isArray(list) ? list : []).flatMap((item): Choice[] => {
    if (!isObject(item)) return item === null ? [] : [{ label: String(item), value: item }];
    return item['value'] === undefined || item['value'] === null
      ? []
      : [{ label: String(item['label'] ?? item['value']), value: item['value'] }];
  });
}

/** A copy with every text that starts with `=` evaluated. */
function fillExpressions(value: unknown, scope: FormScope): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? scope.evaluate(value) : value;
  if (Array.isArray(value)) return value.map((part) => fillExpressions(part, scope));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillExpressions(part, scope)]));
}
