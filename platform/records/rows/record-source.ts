import type { Clock, Row } from '../../kernel/index.js';
import { quoteLiteral, type Column, type DataRow, type RowSource } from './row-source.js';

const fields =
  'r.id, r.type, r.state, r.organisation_id, r.instance_id, r.data, r.created_at, r.updated_at, ' +
  'ro.name AS organisation_name, ro.type AS organisation_type';

/** Business records of one type. */
export function recordSource(type: string, clock: Clock): RowSource {
  return {
    subject: `record:${type}`,
    from: 'records r LEFT JOIN organisations ro ON ro.id = r.organisation_id',
    where: `r.type = ${quoteLiteral(type)}`,
    id: 'r.id',
    select: fields,
    column: (path) => recordColumn(path),
    toRow: (raw) => recordRow(raw, clock),
  };
}

function recordRow(raw: Row, clock: Clock): DataRow {
  return {
    ...(raw['data'] as DataRow),
    _id: raw['id'],
    _type: raw['type'],
    _state: raw['state'],
    _instance: raw['instance_id'],
    _organisation:
      raw['organisation_id'] === null
        ? null
        : { id: raw['organisation_id'], name: raw['organisation_name'], type: raw['organisation_type'] },
    _created: clock.format(raw['created_at'] as Date),
    _updated: clock.format(raw['updated_at'] as Date),
  };
}

/** @param r alias with a dot, empty in an index */
export function recordColumn(path: string, r = 'r.'): Column {
  const metadata: Record<string, Column> = {
    _id: { sql: `${r}id`, kind: 'uuid', required: true },
    _type: { sql: `${r}type`, kind: 'text', required: true },
    _state: { sql: `${r}state`, kind: 'text', indexed: true },
    _instance: { sql: `${r}instance_id`, kind: 'uuid' },
    _organisation: { sql: `${r}organisation_id`, kind: 'uuid' },
    '_organisation.id': { sql: `${r}organisation_id`, kind: 'uuid' },
    '_organisation.name': { sql: 'ro.name', kind: 'text' },
    '_organisation.type': { sql: 'ro.type', kind: 'text' },
    _created: { sql: `${r}created_at`, kind: 'instant', required: true },
    _updated: { sql: `${r}updated_at`, kind: 'instant', required: true },
  };
  return Object.hasOwn(metadata, path)
    ? metadata[path]!
    : { kind: 'json', document: `${r}data`, path, indexed: true };
}
