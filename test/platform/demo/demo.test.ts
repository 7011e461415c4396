import path from 'node:path';
import { jest } from '@jest/globals';
import { DemoModule } from '../../../platform/demo/index.js';
import { NotificationsModule } from '../../../platform/notifications/index.js';
import { PrintsModule } from '../../../platform/prints/index.js';
import {
  bootTestApp,
  createTestDatabase,
  login,
  type TestApp,
  type TestDatabase,
} from '../../support/index.js';

const password = 'demo password 9';
const day = 86_400_000;
let database: TestDatabase;
let app: TestApp;
let printed: string;

async function boot(): Promise<{ app: TestApp; printed: string }> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const started = await bootTestApp({
      database,
      definitions: path.resolve('test/platform/processes/bundle'),
      modules: [NotificationsModule, PrintsModule, DemoModule],
      settings: { demo: true, demoPassword: password },
    });
    return { app: started, printed: write.mock.calls.map(([line]) => String(line)).join('') };
  } finally {
    write.mockRestore();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  ({ app, printed } = await boot());
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('demo data', () => {
  it('say what they do, and the accounts once', () => {
    expect(printed).toContain('演示数据：办理 8/8');
    expect(printed).toMatch(/demo-clerk\s+演示经办　演示办公室（经办人）/);
    expect(printed).toContain(password);
  });

  it('are made by the real commands, each at its own time', async () => {
    const clerk = await login(app, 'demo-clerk', password);
    const { body } = await clerk.get('/stages?stage=request&kind=start&tab=done');
    expect(body.total).toBe(2);
    const [instance] = await database.sql.query<{ id: string; started_at: Date }>(
      `SELECT id, started_at FROM instances WHERE process = 'request' ORDER BY started_at`,
    );
    expect(Math.round((Date.now() - instance!.started_at.getTime()) / day)).toBeGreaterThanOrEqual(9);
    const { body: page } = await clerk.get(`/instances/${instance!.id}`);
    expect(page.head).toMatchObject({ title: '办公椅', state: '待选定' });
    expect(page.files).toMatchObject([{ name: '清单.pdf', type: 'application/pdf' }]);
    const file = await clerk.get(`/files/${page.files[0].id}`);
    expect(file.status).toBe(200);
    const { body: trail } = await clerk.get(`/instances/${instance!.id}/trail`);
    expect(trail).toMatchObject({ verified: true });
    expect(trail.entries.map((entry: { title: string }) => entry.title)).toEqual([
      '截止',
      '补充说明',
      '公布采购',
      '提出采购',
    ]);
  });

  it('fires timers at their own time, not when the server started', async () => {
    const [fired] = await database.sql.query<{ at: Date; after: Date }>(
      `SELECT t.at, (i.data #>> '{publish,closesAt}')::timestamptz AS after
         FROM trail t JOIN instances i ON i.id = t.instance_id WHERE t.entry ->> 'command' = 'timer'`,
    );
    expect(fired!.at).toEqual(fired!.after);
  });

  it('keep a draft that was saved on purpose', async () => {
    const clerk = await login(app, 'demo-clerk', password);
    const { body } = await clerk.get('/stages?stage=request/choose&tab=done');
    expect(body.rows[0]).toMatchObject({ actions: [{ kind: 'edit', title: '继续填报' }] });
  });

  it('understand references to earlier steps', async () => {
    const rows = await database.sql.query<{ title: string }>(
      `SELECT title FROM instances WHERE title LIKE '第二次%'`,
    );
    expect(rows[0]!.title).toMatch(/^第二次，接着[0-9a-f-]{36}$/);
  });

  it('are made once: a second server and a later start find them there', async () => {
    const before = await database.sql.query('SELECT id FROM instances ORDER BY id');
    const second = await boot();
    await second.app.close();
    expect(second.printed).toBe('');
    expect(await database.sql.query('SELECT id FROM instances ORDER BY id')).toEqual(before);
  });
});
