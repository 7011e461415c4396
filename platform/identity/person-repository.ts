import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../definitions/index.js';
import { Sql, type Transaction } from '../kernel/index.js';
import type { Actor } from './actor.js';
import type { Organisation } from './organisation-repository.js';
import { hashPassword } from './password.js';

export interface Person {
  id: string;
  username: string;
  name: string;
  organisationId: string | null;
  /** Own roles; empty: those of the organisation's type. */
  roles: string[];
  state: 'active' | 'disabled';
}

interface PersonRow extends Person {
  organisation: Organisation | null;
}

const select = `
  SELECT p.id, p.username, p.name, p.organisation_id AS "organisationId", p.roles, p.state,
         CASE WHEN o.id IS NOT NULL THEN
           jsonb_build_object('id', o.id, 'type', o.type, 'name', o.name, 'code', o.code,
                              'state', o.state, 'profile', o.profile) END AS organisation
    FROM people p LEFT JOIN organisations o ON o.id = p.organisation_id`;

@Injectable()
export class PersonRepository {
  constructor(
    private readonly sql: Sql,
    private readonly releases: ReleaseService,
  ) {}

  /** Names are compared without regard to case. */
  async byUsername(username: string, tx?: Transaction): Promise<Person | null> {
    const found = await this.sql.query<Person>(
      `${select} WHERE lower(p.username) = lower($1)`,
      [username],
      tx,
    );
    return found[0] ?? null;
  }

  async byId(id: string, tx?: Transaction): Promise<Person | null> {
    return (await this.sql.query<Person>(`${select} WHERE p.id = $1`, [id], tx))[0] ?? null;
  }

  /** The password is stored as an argon2id hash only. */
  async create(
    person: Omit<Person, 'id' | 'state'> & { password: string },
    tx?: Transaction,
  ): Promise<Person> {
    const created: Person = {
      id: randomUUID(),
      username: person.username,
      name: person.name,
      organisationId: person.organisationId,
      roles: person.roles,
      state: 'active',
    };
    await this.sql.query(
      `INSERT INTO people (id, username, password_hash, name, organisation_id, roles)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        created.id,
        created.username,
        await hashPassword(person.password),
        created.name,
        created.organisationId,
        created.roles,
      ],
      tx,
    );
    return created;
  }

  async count(tx?: Transaction): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM people',
      [],
      tx,
    );
    return row!.count;
  }

  /** The actor that a person is when logged in; null when unknown or disabled. */
  async actorOf(username: string): Promise<Actor | null> {
    const found = await this.sql.query<PersonRow>(
      `${select} WHERE lower(p.username) = lower($1) AND p.state = 'active'`,
      [username],
    );
    return found[0] ? this.toActor(found[0]) : null;
  }

  toActor(person: Pick<PersonRow, 'id' | 'name' | 'roles' | 'organisation'>): Actor {
    const { organisation } = person;
    const ofType = this.releases
      .current()
      .bundle.organisationTypes.find((type) => type.id === organisation?.type);
    return {
      person: { id: person.id, name: person.name },
      organisation,
      roles: person.roles.length > 0 ? person.roles : (ofType?.roles ?? []),
    };
  }

  /** The actor of somebody who has not logged in. */
  visitor(): Actor {
    return { person: null, organisation: null, roles: [this.releases.current().bundle.publicRole] };
  }
}
