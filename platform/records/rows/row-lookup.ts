import { Injectable } from '@nestjs/common';
import { whereToSql, type AppAbility } from '../../access/index.js';
import type { Conditions, Lookup, Sort } from '../../definitions/index.js';
import type { Json } from '../../engine/index.js';
import { LookupSource, type LookupQuery } from '../../forms/index.js';
import type { Actor } from '../../identity/index.js';
import { feelRow } from '../rendering/evaluator.js';
import { organisationSource } from './organisation-source.js';
import { isSealedFrom, Rights, sealedFromOthers } from './rights.js';
import type { OrderKey } from './row-query.js';
import { RowReader } from './row-reader.js';
import type { SqlFilter } from './sql-filter.js';
import { columnSql, type DataRow, type RowSource } from './row-source.js';

/** `actor`: for whom; sealed instances of other organisations are never found. */
export interface LookupContext extends LookupQuery {
  /** Looks with the actor's own rights, and finds nameless rows where the actor may only count; without it with the platform's. */
  ability?: AppAbility;
}

/** More would be a list for a view, not something a form or a print looks up. */
const most = 1000;

/** Answers the `lookups` of forms and prints. */
@Injectable()
export class RowLookup extends LookupSource {
  constructor(private readonly reader: RowReader) {
    super();
  }

  /** A list of rows; with `first` one row or null; an organisation or null. */
  async find(lookup: Lookup, context: LookupContext): Promise<Json> {
    if ('organisation' in lookup) return this.organisation(context.evaluate(lookup.organisation), context);
    const source = this.reader.source(context.release, lookup);
    const conditions = [this.where(source, lookup.where ?? {}, context)];
    const orderBy = orderOf(source, lookup.sort ?? []);
    const wanted = { conditions, orderBy, limit: lookup.first ? 1 : most };
    const rows = (await this.rows(source, context, wanted)).map(feelRow);
    if (lookup.first) return (rows[0] ?? null) as Json;
    return [...rows, ...(await this.placeholders(source, context, conditions))] as Json;
  }

  private where(source: RowSource, conditions: Conditions, { evaluate, release }: LookupContext): SqlFilter {
    return whereToSql(fillFeel(conditions, evaluate), source.column, { timeZone: release.bundle.timeZone });
  }

  private async rows(
    source: RowSource,
    { actor, ability, tx }: LookupContext,
    wanted: { conditions: SqlFilter[]; orderBy: OrderKey[]; limit: number },
  ): Promise<DataRow[]> {
    if (!ability) {
      const conditions: SqlFilter[] = source.instances
        ? [...wanted.conditions, sealedFromOthers(actor, 'i')]
        : wanted.conditions;
      const rows = await this.reader.find(source, null, { ...wanted, conditions }, tx);
      return rows.map((row) => withoutSealedSubject(row, actor));
    }
    const rights = new Rights(ability, actor, source);
    const rows = await this.reader.find(source, rights, wanted, tx);
    return rows.map((row) => rights.redact(row));
  }

  /** Rows that may be counted but not read: they say that they are there, and nothing else. */
  private async placeholders(
    source: RowSource,
    { ability, actor, tx }: LookupContext,
    conditions: SqlFilter[],
  ) {
    if (!ability) return [];
    const rights = new Rights(ability, actor, source);
    const count = await this.reader.countUnreadable(source, rights, conditions, tx);
    return Array.from({ length: Math.min(count, most) }, () => ({ _sealed: true }));
  }

  private async organisation(id: Json, { ability, actor, tx }: LookupContext): Promise<Json> {
    const source = organisationSource(null);
    const rights = ability ? new Rights(ability, actor, source) : null;
    const row = typeof id === 'string' ? await this.reader.byId(source, id, rights, tx) : null;
    return (row && rights ? rights.redact(row) : row) as Json;
  }
}

function withoutSealedSubject(row: DataRow, actor: Actor): DataRow {
  const subject = row['_subject'] as DataRow | string | null;
  const sealed = subject !== null && typeof subject === 'object' && isSealedFrom(actor, subject);
  return sealed ? { ...row, _subject: subject['_id'] } : row;
}

/** Conditions with their FEEL values evaluated. */
function fillFeel(conditions: unknown, evaluate: (expression: string) => Json): unknown {
  if (typeof conditions === 'string') return conditions.startsWith('=') ? evaluate(conditions) : conditions;
  if (Array.isArray(conditions)) return conditions.map((part) => fillFeel(part, evaluate));
  if (conditions === null || typeof conditions !== 'object') return conditions;
  return Object.fromEntries(
    Object.entries(conditions).map(([key, value]) => [key, fillFeel(value, evaluate)]),
  );
}

/** Numbers by value, all else by code point, which is by time for ISO dates. */
function orderOf(source: RowSource, sort: Sort): OrderKey[] {
  return sort.flatMap(({ path, direction }) => {
    const column = source.column(path);
    const sql = columnSql(column);
    const expressions = column.kind === 'json' ? [`decimal_of(${sql})`, `${sql} COLLATE "C"`] : [sql];
    return expressions.map((where): OrderKey => ({ expression: { where, bind: [] }, direction }));
  });
}
