import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../definitions/index.js';
import { Sql } from '../kernel/index.js';
import { randomPassword } from './password.js';
import { PersonRepository } from './person-repository.js';

const role = 'administrator';

/** A new installation without demo data has one account, so that somebody can let the others in. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly sql: Sql,
    private readonly people: PersonRepository,
    private readonly releases: ReleaseService,
  ) {}

  /** @returns the account with its password, to be shown once; null when there are people already */
  async createWhenEmpty(): Promise<{ username: string; password: string } | null> {
    return this.sql.transaction(async (tx) => {
      // of two servers that start together only one finds the table empty
      await this.sql.query('LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE', [], tx);
      if ((await this.people.count(tx)) > 0) return null;
      const account = { username: 'admin', password: randomPassword() };
      const roles = this.releases.current().roles.has(role) ? [role] : [];
      await this.people.create({ ...account, name: '系统管理员', organisationId: null, roles }, tx);
      return account;
    });
  }
}
