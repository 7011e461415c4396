import { instanceColumns } from './instance-row.js';

const places = instanceColumns.map((_, index) => `$${index + 1}`).join(', ');
const names = instanceColumns.join(', ');

export const insertInstance = `INSERT INTO instances (${names}) VALUES (${places})`;

/** Places after the columns of the instance, in the order in which `StepSaver` binds them. */
const [
  versionBefore,
  closedWaits,
  completedTask,
  now,
  person,
  organisation,
  newTasks,
  entry,
  payload,
  payloadSealed,
  previousHash,
  draftKey,
  draftOrganisation,
  answerKey,
  answerPerson,
  answer,
] = Array.from({ length: 16 }, (_, index) => `$${instanceColumns.length + 1 + index}`);

const placeOf = (column: (typeof instanceColumns)[number]): string =>
  `$${instanceColumns.indexOf(column) + 1}`;

/**
 * One statement for the whole step: a round trip less for each part, and all of it or nothing. The trail's row names the
 * instance that was saved: when its version is not the expected one there is none, and PostgreSQL refuses the row.
 */
const rest = `
closed AS (
  UPDATE tasks SET status = 'closed'
   WHERE instance_id = $1 AND status = 'open' AND wait = ANY(${closedWaits}::text[])
), completed AS (
  UPDATE tasks SET status = 'completed', completed_at = ${now}::timestamptz, completed_by = ${person}::uuid,
         completed_organisation = ${organisation}::uuid
   WHERE id = ${completedTask}::uuid
), opened AS (
  INSERT INTO tasks (id, instance_id, wait, process, element, kind, name, form, groups, organisation_id, assignee, due,
                     status, opened_at, completed_at, completed_by, completed_organisation)
  SELECT id, instance_id, wait, process, element, kind, name, form, groups, organisation_id, assignee, due,
         status, opened_at, completed_at, completed_by, completed_organisation
    FROM jsonb_populate_recordset(null::tasks, ${newTasks}::jsonb)
), forgotten AS (
  DELETE FROM drafts WHERE key = ${draftKey}::text AND organisation_id = ${draftOrganisation}::uuid
), answered AS (
  INSERT INTO idempotency (key, person_id, response, created_at)
  SELECT ${answerKey}::uuid, ${answerPerson}::uuid, ${answer}::jsonb, ${now}::timestamptz WHERE ${answerKey}::uuid IS NOT NULL
)
INSERT INTO trail (instance_id, seq, at, entry, payload, payload_sealed, previous_hash, hash)
VALUES ((SELECT id FROM saved), ${placeOf('trail_seq')}, ${now}::timestamptz, ${entry}::jsonb, ${payload}::jsonb,
        ${payloadSealed}::bytea, ${previousHash}::text, ${placeOf('trail_hash')})`;

/** Whether nothing was saved because somebody else had changed the instance meanwhile. */
export function isVersionConflict(fault: unknown): boolean {
  const { code, table, column } = (fault ?? {}) as { code?: string; table?: string; column?: string };
  return code === '23502' && table === 'trail' && column === 'instance_id';
}

export const startStep = `
WITH saved AS (
  INSERT INTO instances (${names}) VALUES (${places}) RETURNING id, ${versionBefore}::int
), ${rest}`;

export const continueStep = `
WITH saved AS (
  UPDATE instances SET (${names}) = (${places}) WHERE id = $1 AND version = ${versionBefore}::int RETURNING id
), ${rest}`;
