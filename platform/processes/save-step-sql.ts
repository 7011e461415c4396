import { RowsSql } from '../kernel/index.js';
import { instanceColumns } from './instance-row.js';

const columns = Object.keys(instanceColumns);
const names = columns.join(', ');
const values = columns.map((name) => `step.${name}`).join(', ');

export const insertInstance = new RowsSql(
  instanceColumns,
  (list) => `WITH step ${list} INSERT INTO instances (${names}) SELECT ${values} FROM step`,
);

/** What a step writes beside the columns of its instance. */
const stepColumns = {
  ...instanceColumns,
  version_before: 'integer',
  closed_waits: 'text[]',
  completed_task: 'uuid',
  now: 'timestamptz',
  person: 'uuid',
  organisation: 'uuid',
  new_tasks: 'jsonb',
  entry: 'jsonb',
  payload: 'jsonb',
  payload_sealed: 'bytea',
  previous_hash: 'text',
  draft_key: 'text',
  draft_organisation: 'uuid',
  answer_key: 'uuid',
  answer_person: 'uuid',
  answer: 'jsonb',
} as const;

export type StepRow = Record<keyof typeof stepColumns, unknown>;

/**
 * One statement for whole steps: a round trip less for each part, and all of it or nothing. The trail's row names the
 * instance that was saved: when its version is not the expected one there is none, and PostgreSQL refuses the row.
 * Waits are compared with `@>`: behind `= ANY` PostgreSQL expects ten, finds that dear, and plans every time anew.
 */
const saveSteps = (save: string) =>
  new RowsSql(
    stepColumns,
    (list) => `
WITH step ${list}, saved AS (
  ${save} RETURNING instances.id
), closed AS (
  UPDATE tasks SET status = 'closed' FROM step
   WHERE tasks.instance_id = step.id AND tasks.status = 'open' AND step.closed_waits @> ARRAY[tasks.wait]
), completed AS (
  UPDATE tasks SET status = 'completed', completed_at = step.now, completed_by = step.person,
         completed_organisation = step.organisation
    FROM step WHERE tasks.id = step.completed_task
), opened AS (
  INSERT INTO tasks (id, instance_id, wait, process, element, kind, name, form, groups, organisation_id, assignee, due,
                     status, opened_at, completed_at, completed_by, completed_organisation)
  SELECT t.id, t.instance_id, t.wait, t.process, t.element, t.kind, t.name, t.form, t.groups, t.organisation_id, t.assignee,
         t.due, t.status, t.opened_at, t.completed_at, t.completed_by, t.completed_organisation
    FROM step, jsonb_populate_recordset(null::tasks, step.new_tasks) t
), forgotten AS (
  DELETE FROM drafts USING step
   WHERE drafts.key = step.draft_key AND drafts.organisation_id = step.draft_organisation
), answered AS (
  INSERT INTO idempotency (key, person_id, response, created_at)
  SELECT answer_key, answer_person, answer, now FROM step WHERE answer_key IS NOT NULL
)
INSERT INTO trail (instance_id, seq, at, entry, payload, payload_sealed, previous_hash, hash)
SELECT saved.id, trail_seq, now, entry, payload, payload_sealed, previous_hash, trail_hash
  FROM step LEFT JOIN saved ON saved.id = step.id`,
  );

export const startStep = saveSteps(`INSERT INTO instances (${names}) SELECT ${values} FROM step`);

export const continueStep = saveSteps(
  `UPDATE instances SET (${names}) = ROW(${values}) FROM step
   WHERE instances.id = step.id AND instances.version = step.version_before`,
);

/** Whether nothing was saved because somebody else had changed the instance meanwhile. */
export function isVersionConflict(fault: unknown): boolean {
  const { code, table, column } = (fault ?? {}) as { code?: string; table?: string; column?: string };
  return code === '23502' && table === 'trail' && column === 'instance_id';
}
