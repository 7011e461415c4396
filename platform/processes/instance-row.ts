import type { EngineState, Variables } from '../engine/index.js';
import type { Visited } from './instance.js';

/** Types of the columns that `InstanceRepository.columnsOf` gives values for. */
export const instanceColumns = {
  id: 'uuid',
  process: 'text',
  release: 'text',
  number: 'text',
  title: 'text',
  state: 'text',
  organisation_id: 'uuid',
  started_by: 'uuid',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  outcome: 'text',
  subject_id: 'uuid',
  parent_id: 'uuid',
  parent_wait: 'text',
  business_key: 'text',
  data: 'jsonb',
  sealed: 'boolean',
  data_sealed: 'bytea',
  engine: 'jsonb',
  visited: 'jsonb',
  trail_seq: 'integer',
  trail_hash: 'text',
  version: 'integer',
  updated_at: 'timestamptz',
} as const;

/** What `fromRow` needs, with the names of organisation and person; other queries add their own columns and joins. */
export const instanceFields = `i.id, i.process, i.release, i.number, i.title, i.state, i.organisation_id,
  o.name AS organisation_name, o.type AS organisation_type, i.started_by, p.name AS started_by_name, i.started_at,
  i.ended_at, i.outcome, i.subject_id, i.parent_id, i.parent_wait, i.business_key, i.data, i.sealed, i.data_sealed,
  i.engine, i.visited, i.trail_seq, i.trail_hash, i.version`;
export const instanceJoins = `LEFT JOIN organisations o ON o.id = i.organisation_id LEFT JOIN people p ON p.id = i.started_by`;
export const selectInstance = `SELECT ${instanceFields} FROM instances i ${instanceJoins}`;

export interface InstanceRow {
  id: string;
  process: string;
  release: string;
  number: string | null;
  title: string;
  state: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  organisation_type: string | null;
  started_by: string | null;
  started_by_name: string | null;
  started_at: Date;
  ended_at: Date | null;
  outcome: string | null;
  subject_id: string | null;
  parent_id: string | null;
  parent_wait: string | null;
  business_key: string | null;
  data: Variables;
  sealed: boolean;
  data_sealed: Buffer | null;
  engine: EngineState;
  visited: Visited;
  trail_seq: number;
  trail_hash: string;
  version: number;
}
