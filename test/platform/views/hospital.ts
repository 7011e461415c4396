import { randomUUID } from 'node:crypto';
import { DefinitionsModule } from '../../../platform/definitions/index.js';
import { FilesModule } from '../../../platform/files/index.js';
import { IdentityModule, type Organisation } from '../../../platform/identity/index.js';
import { NotificationsModule } from '../../../platform/notifications/index.js';
import { RecordsModule } from '../../../platform/records/index.js';
import { PrintsModule } from '../../../platform/prints/index.js';
import { ViewsModule } from '../../../platform/views/index.js';
import {
  bootTestApp,
  createOrganisation,
  createPerson,
  login,
  visitor,
  type TestApp,
  type TestClient,
} from '../../support/index.js';

const hospitalBundle = 'test/platform/views/bundle';
const modules = [
  DefinitionsModule,
  IdentityModule,
  FilesModule,
  RecordsModule,
  ViewsModule,
  PrintsModule,
  NotificationsModule,
];

/** A hospital with two wards, two vendors and an office, each with one person who has logged in. */
export interface Hospital {
  app: TestApp;
  surgery: Organisation;
  paediatrics: Organisation;
  acme: Organisation;
  bolt: Organisation;
  /** By organisation: a browser of its person; `visitor` has not logged in. */
  as: Record<'surgery' | 'paediatrics' | 'acme' | 'bolt' | 'office' | 'visitor', TestClient>;
  close(): Promise<void>;
}

export async function openHospital(): Promise<Hospital> {
  const app = await bootTestApp({ definitions: hospitalBundle, modules });
  const open = async (type: string, key: string, name: string, profile: Record<string, unknown> = {}) => {
    const organisation = await createOrganisation(app, { type, key, name, state: '正常', profile });
    await createPerson(app, { username: key, name: `${name}人员`, organisation });
    return organisation;
  };
  const surgery = await open('ward', 'surgery', '外科');
  const paediatrics = await open('ward', 'paediatrics', '儿科');
  const acme = await open('vendor', 'acme', '甲维修', { bank: '6222-0001' });
  const bolt = await open('vendor', 'bolt', '乙维修', { bank: '6222-0002' });
  await open('office', 'office', '设备科');
  const usernames = ['surgery', 'paediatrics', 'acme', 'bolt', 'office'] as const;
  const clients = await Promise.all(usernames.map(async (name) => [name, await login(app, name)] as const));
  const as = { ...Object.fromEntries(clients), visitor: visitor(app) } as Hospital['as'];
  return { app, surgery, paediatrics, acme, bolt, as, close: () => app.close() };
}

export interface SeededInstance {
  process: 'repair' | 'offer';
  organisation: Organisation;
  number: string;
  data: Record<string, unknown>;
  state?: string | null;
  started?: string;
  ended?: string | null;
  subject?: string;
  sealed?: boolean;
}

/** Writes an instance as the command path would leave it; answers its id. */
export async function seedInstance({ app }: Hospital, instance: SeededInstance): Promise<string> {
  const id = randomUUID();
  const [release] = await app.database.sql.query<{ hash: string }>('SELECT hash FROM releases WHERE current');
  const title = String((instance.data['report'] as { device?: string } | undefined)?.device ?? '');
  const sealed = instance.sealed ? app.kernel.sealer.seal({ title, data: instance.data, engine: {} }) : null;
  await app.database.sql.query(
    `INSERT INTO instances (id, process, release, number, title, state, organisation_id, started_at, ended_at, subject_id,
       data, sealed, data_sealed, engine, visited, trail_seq, trail_hash, version, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '{}', '{}', 1, '', 1, now())`,
    [
      id,
      instance.process,
      release!.hash,
      instance.number,
      sealed ? '' : title,
      instance.state ?? null,
      instance.organisation.id,
      instance.started ?? '2026-11-02T09:00:00+08:00',
      instance.ended ?? null,
      instance.subject ?? null,
      sealed ? '{}' : JSON.stringify(instance.data),
      instance.sealed ?? false,
      sealed,
    ],
  );
  return id;
}

/** An open step of an instance. */
export async function seedTask(
  { app }: Hospital,
  instance: string,
  groups: string[],
  organisation: Organisation | null,
) {
  await app.database.sql.query(
    `INSERT INTO tasks (id, instance_id, wait, process, element, kind, name, form, groups, organisation_id, due, status, opened_at)
     VALUES ($1, $2, 'w1', 'repair', 'result', 'user', '填写维修结果', 'repair-result', $3, $4, '2026-12-01T17:00:00+08:00', 'open', now())`,
    [randomUUID(), instance, groups, organisation?.id ?? null],
  );
}

/** Cells of a column, row by row. */
export const column = (list: { rows: { cells: Record<string, unknown> }[] }, path: string): unknown[] =>
  list.rows.map((row) => row.cells[path]);
