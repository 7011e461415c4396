import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../../platform/identity/index.js';
import { Clock, Sealer } from '../../../platform/kernel/index.js';
import { NotificationService } from '../../../platform/notifications/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

let database: TestDatabase;
let service: NotificationService;
let ward: Actor;
let vendor: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  service = new NotificationService(database.sql, new Clock(), new Sealer(randomBytes(32)));
  ward = await createActor('内科病房', 'nurse');
  vendor = await createActor('器械维修商', 'vendor');
});
afterAll(() => database.drop());

async function createActor(name: string, role: string): Promise<Actor> {
  const organisation = { id: randomUUID(), type: role, name, code: name, state: '正常', profile: {} };
  const person = { id: randomUUID(), name: `${name}人员` };
  await database.sql.query('INSERT INTO organisations (id, type, name, code) VALUES ($1, $2, $3, $3)', [
    organisation.id,
    role,
    name,
  ]);
  await database.sql.query(
    `INSERT INTO people (id, username, password_hash, name, organisation_id) VALUES ($1, $2, '-', $3, $4)`,
    [person.id, name, person.name, organisation.id],
  );
  return { person, organisation, roles: [role] };
}

const titlesOf = async (actor: Actor) => (await service.listFor(actor)).items.map((item) => item.title);

describe('notifications', () => {
  it('reach the organisation, the role, or the one person they are addressed to, and nobody else', async () => {
    await service.notify([
      { to: { organisation: ward.organisation!.id }, title: '致病房', text: '已派工' },
      { to: { role: 'vendor' }, title: '致维修商', text: '新的报修' },
      { to: { person: vendor.person!.id }, title: '致本人', text: '请补充资料' },
      {
        to: { organisation: ward.organisation!.id, role: 'vendor' },
        title: '致无人',
        text: '角色不在该单位',
      },
    ]);
    expect((await titlesOf(ward)).sort()).toEqual(['致病房']);
    expect((await titlesOf(vendor)).sort()).toEqual(['致本人', '致维修商'].sort());
  });

  it('tell visitors nothing', async () => {
    expect(await service.listFor({ person: null, organisation: null, roles: ['vendor'] })).toEqual({
      unread: 0,
      items: [],
    });
  });

  it('are read by one person without being read by another', async () => {
    const colleague: Actor = { ...vendor, person: { id: ward.person!.id, name: '代班' } };
    expect((await service.listFor(vendor)).unread).toBe(2);
    await service.markRead(vendor, 'all');
    expect((await service.listFor(vendor)).unread).toBe(0);
    expect((await service.listFor(colleague)).unread).toBe(1);
  });

  it('cannot be marked by somebody they are not addressed to', async () => {
    const [id] = await service.notify([{ to: { role: 'vendor' }, title: '再通知', text: '' }]);
    await service.markRead(ward, [id!]);
    expect((await service.listFor(vendor)).unread).toBe(1);
    expect(
      await database.sql.query('SELECT 1 FROM notification_reads WHERE notification_id = $1', [id]),
    ).toEqual([]);
  });

  it('about a sealed instance stand nowhere in the clear', async () => {
    await service.notify([
      {
        to: { organisation: vendor.organisation!.id },
        title: '密封标题',
        text: '密封正文',
        link: '/instances/sealed',
        sealed: true,
      },
    ]);
    const [item] = (await service.listFor(vendor)).items;
    expect(item).toMatchObject({ title: '密封标题', text: '密封正文', to: '/instances/sealed', read: false });
    const stored = await database.sql.query('SELECT n::text AS row FROM notifications n');
    expect(stored.map(({ row }) => row).join()).not.toMatch(/密封|instances\/sealed/);
  });

  it('without an addressee are refused by the database', async () => {
    await expect(service.notify([{ to: {}, title: '无', text: '' }])).rejects.toThrow(
      /addressed_to_somebody/,
    );
  });

  it('are gone when the transaction that made them is', async () => {
    await expect(
      database.sql.transaction(async (tx) => {
        await service.notify([{ to: { role: 'vendor' }, title: '未发生', text: '' }], tx);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await titlesOf(vendor)).not.toContain('未发生');
  });
});
