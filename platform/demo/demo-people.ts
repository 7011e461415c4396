import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Variables } from '../engine/index.js';
import type { DemoOrganisation, Release } from '../definitions/index.js';
import { OrganisationRepository, PersonRepository, type Organisation } from '../identity/index.js';
import { Clock, Config } from '../kernel/index.js';

import { fillDemoValue, organisationValues } from './demo-expressions.js';

export interface DemoAccount {
  organisation: string;
  name: string;
  username: string;
  /** Titles of the roles. */
  roles: string[];
}

/** The organisations and people of a release's demo data. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly organisations: OrganisationRepository,
    private readonly people: PersonRepository,
  ) {}

  async create(release: Release): Promise<{
    accounts: DemoAccount[];
    password: string;
    byKey: Map<string, Organisation>;
  }> {
    const password = this.config.settings.demoPassword ?? randomBytes(9).toString('base64url');
    const byKey = new Map<string, Organisation>();
    const accounts: DemoAccount[] = [];
    for (const demo of release.demo.organisations) {
      const { key, people, profile, ...organisation } = demo;
      const created = await this.organisations.create({
        ...organisation,
        profile: await this.fillProfile(profile, release, byKey),
      });
      byKey.set(key, created);
      // hashing passwords takes nearly all of the time, and runs on several threads
      await Promise.all(
        people.map(({ username, name, roles }) =>
          this.people.create({ username, name, password, organisationId: created.id, roles: roles ?? [] }),
        ),
      );
      accounts.push(...people.map((person) => accountOf(person, demo, release)));
    }
    return { accounts, password, byKey };
  }

  private async fillProfile(
    profile: Variables,
    release: Release,
    known: ReadonlyMap<string, Organisation>,
  ): Promise<Variables> {
    const now = this.clock.iso();
    const filled = await fillDemoValue(profile, {
      release,
      now,
      t0: now.slice(0, 10),
      aliases: {},
      organisations: organisationValues(known),
      file: (name) => Promise.reject(new Error(`单位档案不能带附件，请改为登记：“${name}”。`)),
    });
    return filled as Variables;
  }
}

function accountOf(
  { username, name, roles }: DemoOrganisation['people'][number],
  organisation: DemoOrganisation,
  release: Release,
): DemoAccount {
  const ofType = release.bundle.organisationTypes.find(({ id }) => id === organisation.type)?.roles ?? [];
  const titles = (roles ?? ofType).map((role) => release.roles.get(role)?.title ?? role);
  return { organisation: organisation.name, name, username, roles: titles };
}
