import {
  OrganisationRepository,
  PersonRepository,
  type Organisation,
  type Person,
} from '../../platform/identity/index.js';
import type { TestApp } from './test-app.js';
import { testPassword } from './test-client.js';

/** An organisation of the bundle's type `type`; `key` is its code. */
export async function createOrganisation(
  { get }: TestApp,
  organisation: {
    type: string;
    key: string;
    name?: string;
    state?: string | null;
    profile?: Record<string, unknown>;
  },
): Promise<Organisation> {
  return get(OrganisationRepository).create({
    type: organisation.type,
    name: organisation.name ?? organisation.key,
    code: organisation.key,
    state: organisation.state ?? null,
    profile: organisation.profile ?? {},
  });
}

/** A person who logs in with `testPassword`; without own roles those of the organisation's type apply. */
export async function createPerson(
  { get }: TestApp,
  person: { username: string; name?: string; organisation?: Organisation | null; roles?: string[] },
): Promise<Person> {
  return get(PersonRepository).create({
    username: person.username,
    name: person.name ?? person.username,
    organisationId: person.organisation?.id ?? null,
    roles: person.roles ?? [],
    password: testPassword,
  });
}
