import { conditionsToSql, redact, type AppAbility } from '../../access/index.js';
import type { Actor } from '../../identity/index.js';
import { subjectColumn } from './instance-source.js';
import type { DataRow, RowSource } from './row-source.js';
import { both, type SqlFilter } from './sql-filter.js';

/**
 * What an actor may see of a source: which rows, which fields of them. Of sealed instances only those of the actor's own
 * organisation, whatever the roles say. Of the instance that a row is about, what may be read of that instance.
 */
export class Rights {
  constructor(
    private readonly ability: AppAbility,
    private readonly actor: Actor,
    private readonly source: RowSource,
  ) {}

  /** Rows that may be read. */
  readable(): SqlFilter {
    const allowed = conditionsToSql(this.ability, 'read', this.source.subject, this.source.column);
    return this.source.instances ? both(allowed, sealedFromOthers(this.actor, 'i')) : allowed;
  }

  /** Rows whose number may be known, whether or not they may be read. */
  countable(): SqlFilter {
    return conditionsToSql(this.ability, 'count', this.source.subject, this.source.column);
  }

  /** Rows whose value at `path` may be read: a filter or a sort over any others would tell it. */
  fieldReadable(path: string): SqlFilter {
    const own = conditionsToSql(this.ability, 'read', this.source.subject, this.source.column, {
      field: path,
    });
    const about = this.source.instances?.about;
    if (!about || !path.startsWith('_subject.')) return own;
    const field = path.slice('_subject.'.length);
    const ofSubject = conditionsToSql(this.ability, 'read', `instance:${about}`, subjectColumn, { field });
    return both(own, both(ofSubject, sealedFromOthers(this.actor, 's')));
  }

  /** Whether some readable row may keep the value at `path` to itself. */
  hides(path: string): boolean {
    if (this.isOpen(path)) return false;
    const rows = conditionsToSql(this.ability, 'read', this.source.subject, this.source.column);
    return JSON.stringify(rows) !== JSON.stringify(this.fieldReadable(path));
  }

  /** Whether there can be a row whose value at `path` may be read. */
  mayRead(path: string): boolean {
    if (this.isOpen(path)) return true;
    const about = this.source.instances?.about;
    const own = this.ability.can('read', this.source.subject, undefined, path);
    if (!own || !about || !path.startsWith('_subject.')) return own;
    return this.ability.can('read', `instance:${about}`, undefined, path.slice('_subject.'.length));
  }

  /** The row with only what may be read of it. */
  redact(row: DataRow): DataRow {
    const open = (this.source.open ?? []).map((root) => [root, row[root]]);
    const kept = {
      ...redact(this.ability, this.source.subject, row),
      ...Object.fromEntries(open),
    } as DataRow;
    const about = this.source.instances?.about;
    const subject = row['_subject'];
    if (!about || typeof subject !== 'object' || subject === null || !('_subject' in kept)) return kept;
    return { ...kept, _subject: this.redactSubject(about, subject as DataRow) };
  }

  private isOpen(path: string): boolean {
    return this.source.open?.includes(path.split('.')[0]!) ?? false;
  }

  private redactSubject(process: string, subject: DataRow): DataRow {
    return isSealedFrom(this.actor, subject) ? {} : redact(this.ability, `instance:${process}`, subject);
  }
}

/** Whether an instance is sealed and belongs to somebody else. */
export function isSealedFrom({ organisation }: Actor, instance: DataRow): boolean {
  const owner = instance['_organisation'] as { id: string } | null;
  return instance['_sealed'] === true && (owner === null || owner.id !== organisation?.id);
}

/** Of sealed instances only those of the actor's own organisation. */
export function sealedFromOthers(actor: Actor, table: 'i' | 's'): SqlFilter {
  const own = actor.organisation?.id;
  return own === undefined
    ? { where: `NOT ${table}.sealed`, bind: [] }
    : { where: `(NOT ${table}.sealed OR ${table}.organisation_id = $1::uuid)`, bind: [own] };
}
