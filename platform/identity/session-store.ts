import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Gathering, sha256, Sql } from '../kernel/index.js';
import type { Actor, RequestSession } from './actor.js';
import type { Organisation } from './organisation-repository.js';
import { PersonRepository } from './person-repository.js';

export const sessionHours = 8;
const lifetime = sessionHours * 3_600_000;
/** A session is prolonged when at least this much of it has passed: not with every request. */
const prolongAfter = 5 * 60_000;

export interface NewSession {
  /** The cookie's value; only its hash is stored. */
  id: string;
}

interface SessionRow {
  id_hash: string;
  csrf: string;
  expires_at: Date;
  id: string;
  name: string;
  roles: string[];
  organisation: Organisation | null;
}

const findSession = `
  SELECT s.id_hash, s.csrf, s.expires_at, p.id, p.name, p.roles,
         CASE WHEN o.id IS NOT NULL THEN
           jsonb_build_object('id', o.id, 'type', o.type, 'name', o.name, 'code', o.code,
                              'state', o.state, 'profile', o.profile) END AS organisation
    FROM sessions s
    JOIN people p ON p.id = s.person_id AND p.state = 'active'
    LEFT JOIN organisations o ON o.id = p.organisation_id
   WHERE s.id_hash = ANY($1::text[]) AND s.expires_at > $2`;

@Injectable()
export class SessionStore {
  /** Every request asks: under load one statement answers many. */
  private readonly rows = new Gathering<string, SessionRow>(async (hashes) => {
    const rows = await this.sql.prepared<SessionRow>(findSession, [hashes, this.clock.now()]);
    return new Map(rows.map((row) => [row.id_hash, row]));
  });

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly people: PersonRepository,
  ) {}

  async open(personId: string): Promise<NewSession> {
    const now = this.clock.now();
    const id = randomBytes(32).toString('base64url');
    await this.sql.query('DELETE FROM sessions WHERE expires_at < $1', [now]);
    await this.sql.query(
      'INSERT INTO sessions (id_hash, person_id, csrf, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [sha256(id), personId, randomBytes(24).toString('base64url'), now, new Date(now.getTime() + lifetime)],
    );
    return { id };
  }

  /** Null when the session is unknown or over, or its person disabled. Use prolongs it (sliding 8 hours). */
  async find(id: string): Promise<{ actor: Actor; session: RequestSession } | null> {
    const now = this.clock.now();
    const idHash = sha256(id);
    const row = await this.rows.ask(idHash);
    if (!row) return null;
    let expiresAt = row.expires_at;
    const longest = new Date(now.getTime() + lifetime);
    if (longest.getTime() - expiresAt.getTime() > prolongAfter) {
      expiresAt = longest;
      await this.sql.query('UPDATE sessions SET expires_at = $2 WHERE id_hash = $1', [idHash, longest]);
    }
    return { actor: this.people.toActor(row), session: { csrf: row.csrf, expiresAt } };
  }

  async close(id: string): Promise<void> {
    await this.sql.query('DELETE FROM sessions WHERE id_hash = $1', [sha256(id)]);
  }
}
