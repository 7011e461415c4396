import type { MigrationContext } from '../database/migrate.js';

/** Organisations, people, sessions, uploads, releases, drafts, counters, idempotency. */
export async function up({ sql, tx }: MigrationContext): Promise<void> {
  await sql.query('CREATE EXTENSION IF NOT EXISTS pg_trgm', [], tx);
  for (const statement of tables) await sql.query(statement, [], tx);
}

const tables = [
  `CREATE TABLE organisations (
    id uuid PRIMARY KEY,
    type text NOT NULL,
    name text NOT NULL,
    code text UNIQUE,
    state text,
    profile jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX organisations_type ON organisations (type, name)`,
  `CREATE TABLE people (
    id uuid PRIMARY KEY,
    username text NOT NULL,
    password_hash text NOT NULL,
    name text NOT NULL,
    organisation_id uuid REFERENCES organisations,
    roles text[] NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    created_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE UNIQUE INDEX people_username ON people (lower(username))`,
  `CREATE INDEX people_organisation ON people (organisation_id)`,
  // by name as typed, whether or not a person has it: the answer must not tell
  `CREATE TABLE login_failures (
    username text PRIMARY KEY,
    failures int NOT NULL,
    last_at timestamptz NOT NULL,
    locked_until timestamptz)`,
  `CREATE TABLE sessions (
    id_hash text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL)`,
  `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
  `CREATE TABLE uploads (
    id uuid PRIMARY KEY,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    type text NOT NULL,
    name_sealed bytea NOT NULL,
    organisation_id uuid REFERENCES organisations,
    person_id uuid REFERENCES people,
    created_at timestamptz NOT NULL)`,
  `CREATE INDEX uploads_sha256 ON uploads (sha256)`,
  `CREATE TABLE upload_uses (
    upload_id uuid NOT NULL REFERENCES uploads,
    kind text NOT NULL CHECK (kind IN ('instance', 'record')),
    owner_id uuid NOT NULL,
    PRIMARY KEY (upload_id, kind, owner_id))`,
  `CREATE TABLE releases (
    hash text PRIMARY KEY,
    content jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    current boolean NOT NULL DEFAULT false)`,
  `CREATE UNIQUE INDEX releases_current ON releases (current) WHERE current`,
  `CREATE TABLE drafts (
    key text NOT NULL,
    organisation_id uuid NOT NULL,
    data_sealed bytea NOT NULL,
    form_version text NOT NULL,
    explicit boolean NOT NULL,
    saved_by uuid NOT NULL REFERENCES people,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (key, organisation_id))`,
  `CREATE TABLE counters (key text PRIMARY KEY, value bigint NOT NULL)`,
  `CREATE TABLE idempotency (
    key uuid NOT NULL,
    person_id uuid NOT NULL,
    response jsonb,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (key, person_id))`,
];
