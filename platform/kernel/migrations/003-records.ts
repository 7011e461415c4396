import type { MigrationContext } from '../database/migrate.js';

/** Business records, and what people are told. */
export async function up({ sql, tx }: MigrationContext): Promise<void> {
  await sql.query(statements, [], tx);
}

const statements = /* sql */ `
-- A text that is no decimal number is null, so that neither a sort nor an index can fail on it.
CREATE FUNCTION decimal_of(value text) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN value ~ '^-?[0-9]{1,30}([.][0-9]{1,30})?$' THEN value::numeric END;

-- The single characters and the pairs of neighbours of a text: an index over them finds words of any script, also
-- those of two characters, for which trigrams are too long. Texts are searched up to their 20,000th character.
CREATE FUNCTION pairs_of(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT array_agg(pair)
      FROM (SELECT letter || lead(letter) OVER (ORDER BY place) AS pair
              FROM unnest(string_to_array(lower(left(value, 20000)), NULL)) WITH ORDINALITY AS letters (letter, place)) AS pairs
     WHERE pair IS NOT NULL
  );
CREATE FUNCTION grams_of(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN string_to_array(lower(left(value, 20000)), NULL) || pairs_of(value);

-- Totals and tabs are counted from this index alone.
CREATE INDEX instances_counted ON instances (process, organisation_id, sealed, state) INCLUDE (id);

CREATE TABLE records (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  organisation_id uuid REFERENCES organisations (id),
  instance_id uuid REFERENCES instances (id),
  state text,
  data jsonb NOT NULL,
  key text,
  immutable boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT records_key UNIQUE (type, key)
);
CREATE INDEX records_by_type ON records (type, created_at DESC);
CREATE INDEX records_by_organisation ON records (organisation_id, type);
CREATE INDEX records_by_instance ON records (instance_id) WHERE instance_id IS NOT NULL;

CREATE FUNCTION immutable_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND (NEW.id, NEW.type, NEW.organisation_id, NEW.instance_id, NEW.data, NEW.key, NEW.immutable, NEW.created_at)
         IS NOT DISTINCT FROM
         (OLD.id, OLD.type, OLD.organisation_id, OLD.instance_id, OLD.data, OLD.key, OLD.immutable, OLD.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'An immutable record keeps its data; only its state may change'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER records_immutable BEFORE UPDATE OR DELETE ON records
  FOR EACH ROW WHEN (OLD.immutable) EXECUTE FUNCTION immutable_record_stays();

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  organisation_id uuid REFERENCES organisations (id),
  role text,
  person_id uuid REFERENCES people (id),
  title text NOT NULL DEFAULT '',
  text text NOT NULL DEFAULT '',
  link text,
  content_sealed bytea,
  created_at timestamptz NOT NULL,
  CONSTRAINT addressed_to_somebody CHECK (num_nonnulls(organisation_id, role, person_id) > 0),
  CONSTRAINT sealed_words_are_nowhere_else CHECK (content_sealed IS NULL OR (title = '' AND text = '' AND link IS NULL))
);
CREATE INDEX notifications_of_organisation ON notifications (organisation_id, created_at DESC);
CREATE INDEX notifications_of_role ON notifications (role, created_at DESC) WHERE organisation_id IS NULL;
CREATE INDEX notifications_of_person ON notifications (person_id, created_at DESC) WHERE person_id IS NOT NULL;

CREATE TABLE notification_reads (
  notification_id uuid NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id),
  read_at timestamptz NOT NULL,
  PRIMARY KEY (notification_id, person_id)
);
`;
