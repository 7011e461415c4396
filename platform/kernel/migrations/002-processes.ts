import type { MigrationContext } from '../database/migrate.js';

/** Instances with their engine state, what waits in them, and the trail of every command. */
const processTables = /* sql */ `
CREATE TABLE instances (
  id uuid PRIMARY KEY,
  process text NOT NULL,
  release text NOT NULL,
  number text,
  title text NOT NULL DEFAULT '',
  state text,
  organisation_id uuid REFERENCES organisations (id),
  started_by uuid REFERENCES people (id),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text,
  subject_id uuid REFERENCES instances (id),
  parent_id uuid REFERENCES instances (id),
  parent_wait text,
  business_key text,
  data jsonb NOT NULL,
  sealed boolean NOT NULL DEFAULT false,
  data_sealed bytea,
  engine jsonb NOT NULL,
  visited jsonb NOT NULL,
  trail_seq integer NOT NULL,
  trail_hash text NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT sealed_data_is_nowhere_else CHECK (
    NOT sealed OR (data = '{}'::jsonb AND engine = '{}'::jsonb AND title = '' AND data_sealed IS NOT NULL)
  )
);
CREATE UNIQUE INDEX instances_business_key ON instances (process, business_key) WHERE ended_at IS NULL;
CREATE INDEX instances_by_process ON instances (process, started_at DESC);
CREATE INDEX instances_by_organisation ON instances (organisation_id, process);
CREATE INDEX instances_by_subject ON instances (subject_id) WHERE subject_id IS NOT NULL;

CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL REFERENCES instances (id),
  wait text NOT NULL,
  process text NOT NULL,
  element text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('user', 'action')),
  name text NOT NULL,
  form text NOT NULL,
  groups text[] NOT NULL,
  organisation_id uuid REFERENCES organisations (id),
  assignee uuid REFERENCES people (id),
  due timestamptz,
  status text NOT NULL CHECK (status IN ('open', 'completed', 'closed')),
  opened_at timestamptz NOT NULL,
  completed_at timestamptz,
  completed_by uuid REFERENCES people (id),
  completed_organisation uuid REFERENCES organisations (id)
);
CREATE UNIQUE INDEX tasks_open_wait ON tasks (instance_id, wait) WHERE status = 'open';
CREATE INDEX tasks_by_instance ON tasks (instance_id);
CREATE INDEX tasks_open_of_organisation ON tasks (organisation_id, process, element) WHERE status = 'open';
CREATE INDEX tasks_completed_of_organisation ON tasks (completed_organisation, process, element) WHERE status = 'completed';

CREATE TABLE timers (
  instance_id uuid NOT NULL REFERENCES instances (id),
  wait text NOT NULL,
  element text NOT NULL,
  due timestamptz NOT NULL,
  PRIMARY KEY (instance_id, wait)
);
CREATE INDEX timers_by_due ON timers (due);

CREATE TABLE trail (
  instance_id uuid NOT NULL REFERENCES instances (id),
  seq integer NOT NULL,
  at timestamptz NOT NULL,
  entry jsonb NOT NULL,
  payload jsonb,
  payload_sealed bytea,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (instance_id, seq)
);

CREATE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND (NEW.instance_id, NEW.seq, NEW.at, NEW.entry, NEW.previous_hash, NEW.hash)
         IS NOT DISTINCT FROM (OLD.instance_id, OLD.seq, OLD.at, OLD.entry, OLD.previous_hash, OLD.hash)
     AND NEW.payload IS NULL AND NEW.payload_sealed IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The trail is append-only; only a payload may be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE ON trail
  FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail
  FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

CREATE TABLE incidents (
  id uuid PRIMARY KEY,
  instance_id uuid NOT NULL REFERENCES instances (id),
  command jsonb NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 1,
  resolved_at timestamptz
);
CREATE INDEX incidents_open ON incidents (created_at) WHERE resolved_at IS NULL;
`;

export async function up({ sql, tx }: MigrationContext): Promise<void> {
  await sql.query(processTables, [], tx);
}
