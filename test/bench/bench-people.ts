import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { HttpClient } from './http-client.js';

export const auditorName = 'auditor';
export const benchPassword = 'bench password 1';

export function clerkName(index: number): string {
  return `clerk-${index}`;
}

/** Stations with a clerk each, and an auditor who may read everything. */
export async function createBenchPeople(databaseUrl: string, stations: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const passwordHash = await hash(benchPassword);
  const add = async (type: string, name: string, username: string): Promise<void> => {
    await client.query(
      `WITH own AS (INSERT INTO organisations (id, type, name, code) VALUES (gen_random_uuid(), $1, $2, $3) RETURNING id)
       INSERT INTO people (id, username, password_hash, name, organisation_id)
       SELECT gen_random_uuid(), $3, $4, $2, id FROM own`,
      [type, name, username, passwordHash],
    );
  };
  for (let index = 0; index < stations; index += 1)
    await add('station', `第${index + 1}供水站`, clerkName(index));
  await add('bureau', '供水主管单位', auditorName);
  await client.end();
}

/** A connection of somebody who has logged in. */
export async function connect(port: number, username: string): Promise<HttpClient> {
  const client = new HttpClient(port);
  await client.login(username, benchPassword);
  return client;
}
