import type { Row } from '../../kernel/index.js';
import { quoteLiteral, type Column, type DataRow, type RowSource } from './row-source.js';

const columns: Record<string, Column> = {
  id: { sql: 'o.id', kind: 'uuid', required: true },
  _id: { sql: 'o.id', kind: 'uuid', required: true },
  type: { sql: 'o.type', kind: 'text', required: true },
  name: { sql: 'o.name', kind: 'text', required: true },
  code: { sql: 'o.code', kind: 'text' },
  state: { sql: 'o.state', kind: 'text' },
};

/** Organisations of one type, or of all types: their own fields, and the fields of their profile beside them. */
export function organisationSource(type: string | null): RowSource {
  return {
    subject: 'organisation',
    from: 'organisations o',
    where: type === null ? 'true' : `o.type = ${quoteLiteral(type)}`,
    id: 'o.id',
    select: 'o.id, o.type, o.name, o.code, o.state, o.profile',
    column: (path) =>
      Object.hasOwn(columns, path) ? columns[path]! : { kind: 'json', document: 'o.profile', path },
    toRow: organisationRow,
  };
}

function organisationRow({ profile, id, type, name, code, state }: Row): DataRow {
  return { ...(profile as DataRow), id, type, name, code, state, _id: id };
}
