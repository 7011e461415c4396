import type { Release } from '../../definitions/index.js';
import type { Clock, Row, Sealer } from '../../kernel/index.js';
import { quoteLiteral, type Column, type DataRow, type RowSource } from './row-source.js';

/** What an instance's data is opened and dated with. */
export interface RowTools {
  sealer: Sealer;
  clock: Clock;
}

const joinsOf = (i: string, o: string, p: string) =>
  `LEFT JOIN organisations ${o} ON ${o}.id = ${i}.organisation_id LEFT JOIN people ${p} ON ${p}.id = ${i}.started_by`;

/** Tables of an instance `i` with its organisation, starter, and the instance `s` that it is about. */
export const instanceTables = `instances i ${joinsOf('i', 'o', 'p')}
  LEFT JOIN instances s ON s.id = i.subject_id ${joinsOf('s', 'so', 'sp')}`;

const fieldsOf = (i: string, o: string, p: string, prefix: string) =>
  [
    ...['id', 'process', 'release', 'number', 'title', 'state', 'started_at', 'ended_at'],
    ...['organisation_id', 'started_by', 'subject_id', 'sealed', 'data', 'data_sealed'],
  ]
    .map((column) => `${i}.${column} AS ${prefix}${column}`)
    .concat(`${o}.name AS ${prefix}organisation_name`, `${o}.type AS ${prefix}organisation_type`)
    .concat(`${p}.name AS ${prefix}starter_name`)
    .join(', ');

export const instanceFields = fieldsOf('i', 'o', 'p', 'i_');
export const subjectFields = fieldsOf('s', 'so', 'sp', 's_');

/** Instances of one process; `_subject.…` reaches the instance that each is about. */
export function instanceSource(release: Release, process: string, tools: RowTools): RowSource {
  const about = subjectProcess(release, process);
  return {
    subject: `instance:${process}`,
    from: instanceTables,
    where: `i.process = ${quoteLiteral(process)}`,
    id: 'i.id',
    select: about === null ? instanceFields : `${instanceFields}, ${subjectFields}`,
    column: (path) => instanceColumn(path),
    toRow: (raw) => instanceRow(raw, about !== null, tools),
    instances: { about },
  };
}

/** The process that instances of `process` are about. */
export function subjectProcess(release: Release, process: string): string | null {
  return release.processes.get(process)?.compiled.properties['subject'] ?? null;
}

/** @param table alias with a dot, empty in an index */
export function instanceColumn(path: string, table = 'i.'): Column {
  if (path.startsWith('_subject.')) return subjectColumn(path.slice('_subject.'.length));
  return columnOf(table, 'o', 'p', path);
}

/** Column of the subject's own path, for rules over the subject itself. */
export function subjectColumn(path: string): Column {
  return columnOf('s.', 'so', 'sp', path);
}

function columnOf(i: string, o: string, p: string, path: string): Column {
  const metadata: Record<string, Column> = {
    _id: { sql: `${i}id`, kind: 'uuid', required: true },
    _process: { sql: `${i}process`, kind: 'text', required: true },
    _number: { sql: `${i}number`, kind: 'text', indexed: true },
    _title: { sql: `${i}title`, kind: 'text', required: true, indexed: true },
    _state: { sql: `${i}state`, kind: 'text', indexed: true },
    _started: { sql: `${i}started_at`, kind: 'instant', required: true },
    _ended: { sql: `${i}ended_at`, kind: 'instant' },
    _sealed: { sql: `${i}sealed`, kind: 'boolean', required: true },
    _subject: { sql: `${i}subject_id`, kind: 'uuid' },
    _organisation: { sql: `${i}organisation_id`, kind: 'uuid' },
    '_organisation.id': { sql: `${i}organisation_id`, kind: 'uuid' },
    '_organisation.name': { sql: `${o}.name`, kind: 'text' },
    '_organisation.type': { sql: `${o}.type`, kind: 'text' },
    '_startedBy.id': { sql: `${i}started_by`, kind: 'uuid' },
    '_startedBy.name': { sql: `${p}.name`, kind: 'text' },
  };
  return Object.hasOwn(metadata, path)
    ? metadata[path]!
    : { kind: 'json', document: `${i}data`, path, indexed: true };
}

function instanceRow(raw: Row, withSubject: boolean, tools: RowTools): DataRow {
  const row = rowOf(raw, 'i_', tools);
  if (withSubject && raw['s_id'] !== null) row['_subject'] = rowOf(raw, 's_', tools);
  return row;
}

function rowOf(raw: Row, prefix: string, { sealer, clock }: RowTools): DataRow {
  const value = (name: string) => raw[prefix + name];
  const instant = (name: string) => (value(name) instanceof Date ? clock.format(value(name) as Date) : null);
  const sealed = value('data_sealed') as Buffer | null;
  const content = sealed
    ? sealer.open<{ title: string; data: DataRow }>(sealed)
    : { title: value('title'), data: value('data') as DataRow };
  return {
    ...content.data,
    _id: value('id'),
    _process: value('process'),
    _number: value('number'),
    _title: content.title,
    _state: value('state'),
    _started: instant('started_at'),
    _ended: instant('ended_at'),
    _sealed: value('sealed'),
    _subject: value('subject_id'),
    _organisation: reference(
      value('organisation_id'),
      value('organisation_name'),
      value('organisation_type'),
    ),
    _startedBy: reference(value('started_by'), value('starter_name')),
  };
}

function reference(id: unknown, name: unknown, type?: unknown) {
  return id === null ? null : { id, name, ...(type === undefined ? {} : { type }) };
}
