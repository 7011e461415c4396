import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sql, type Transaction } from '../kernel/index.js';

export interface Organisation {
  id: string;
  type: string;
  name: string;
  /** The organisation's own registered number; unique. */
  code: string | null;
  state: string | null;
  profile: Record<string, unknown>;
}

/** A WHERE clause with its bound values, `$1` first. */
export interface SqlFilter {
  where: string;
  bind: readonly unknown[];
}

const columns = 'o.id, o.type, o.name, o.code, o.state, o.profile';

@Injectable()
export class OrganisationRepository {
  constructor(private readonly sql: Sql) {}

  async byId(id: string, tx?: Transaction): Promise<Organisation | null> {
    return (await this.byIds([id], tx))[0] ?? null;
  }

  async byIds(ids: readonly string[], tx?: Transaction): Promise<Organisation[]> {
    return this.sql.read<Organisation>(
      `SELECT ${columns} FROM organisations o WHERE o.id = ANY ($1::uuid[]) ORDER BY o.name`,
      [ids],
      tx,
    );
  }

  async byCode(code: string, tx?: Transaction): Promise<Organisation | null> {
    const found = await this.sql.query<Organisation>(
      `SELECT ${columns} FROM organisations o WHERE o.code = $1`,
      [code],
      tx,
    );
    return found[0] ?? null;
  }

  /** All of a type, by name. `filter` is over the alias `o`; `conditionsToSql` of access makes one. */
  async list(
    type: string,
    filter: SqlFilter = { where: 'true', bind: [] },
    tx?: Transaction,
  ): Promise<Organisation[]> {
    return this.sql.query<Organisation>(
      `SELECT ${columns} FROM organisations o
        WHERE (${filter.where}) AND o.type = $${filter.bind.length + 1} ORDER BY o.name, o.id`,
      [...filter.bind, type],
      tx,
    );
  }

  async create(
    organisation: Omit<Organisation, 'id'> & { id?: string },
    tx?: Transaction,
  ): Promise<Organisation> {
    const created = { ...organisation, id: organisation.id ?? randomUUID() };
    await this.sql.query(
      'INSERT INTO organisations (id, type, name, code, state, profile) VALUES ($1, $2, $3, $4, $5, $6)',
      [created.id, created.type, created.name, created.code, created.state, JSON.stringify(created.profile)],
      tx,
    );
    return created;
  }

  /** Merges into the profile. @returns false when there is no such organisation */
  async updateProfile(id: string, profile: Record<string, unknown>, tx?: Transaction): Promise<boolean> {
    const changed = await this.sql.execute(
      'UPDATE organisations SET profile = profile || $2::jsonb WHERE id = $1',
      [id, JSON.stringify(profile)],
      tx,
    );
    return changed === 1;
  }

  /** @returns false when there is no such organisation */
  async updateState(id: string, state: string, tx?: Transaction): Promise<boolean> {
    return (
      (await this.sql.execute('UPDATE organisations SET state = $2 WHERE id = $1', [id, state], tx)) === 1
    );
  }
}
