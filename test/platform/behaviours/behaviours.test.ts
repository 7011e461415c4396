import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import {
  BehaviourRegistry,
  BEHAVIOURS,
  type Behaviour,
  type BehaviourContext,
} from '../../../platform/behaviours/index.js';
import { ReleaseService } from '../../../platform/definitions/index.js';
import type { Variables } from '../../../platform/engine/index.js';
import { verificationCode } from '../../../platform/behaviours/verification-code.js';
import { Sealer, type Transaction } from '../../../platform/kernel/index.js';
import type { TestApp } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from '../processes/process-app.js';

let app: TestApp;
let office: string;
let instance: string;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  const clerk = await login(app, 'clerk');
  instance = (await submit(clerk, 'start~request', request)).body.instance.id;
  await submit(clerk, await offerKey(clerk, instance, '公布采购'), { closesAt: '2030-01-01T10:00:00+08:00' });
  const [row] = await app.kernel.sql.query<{ id: string }>(`SELECT id FROM organisations WHERE code = 'O1'`);
  office = row!.id;
});
afterAll(() => app.close());

function contextOf(tx: Transaction, more: Partial<BehaviourContext> = {}): BehaviourContext {
  return {
    tx,
    release: app.get(ReleaseService).current(),
    now: '2026-11-23T09:00:00+08:00',
    actor: { person: null, organisation: null, roles: [] },
    instance: {
      id: instance,
      process: 'request',
      organisation: { id: office, name: '办公室' },
      sealed: false,
    },
    roots: { ask: { subject: '打印纸' }, subject: { _title: '打印纸' } },
    deliver: async () => ({ delivered: 0 }),
    ...more,
  };
}

function run(id: string, input: Variables, more?: Partial<BehaviourContext>): Promise<Variables> {
  return app.kernel.sql.transaction((tx) => app.get(BehaviourRegistry).run(id, input, contextOf(tx, more)));
}

describe('a behaviour', () => {
  it('is refused when it does not exist or its input does not fit', async () => {
    await expect(run('nothing.such', {})).rejects.toMatchObject({ code: 'process-cannot-continue' });
    await expect(run('record.find', { type: 5 })).rejects.toMatchObject({
      detail: '流程无法继续：系统动作“record.find”的输入不正确：type（invalid_type）。',
    });
  });

  it('has an element template that offers exactly its inputs', async () => {
    const folder = path.resolve('platform/behaviours');
    const files = (await readdir(folder)).filter((file) => file.endsWith('.template.json'));
    const templates = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8'))),
    );
    const behaviours = app.app.get<Behaviour[]>(BEHAVIOURS, { strict: false });
    expect(templates.map(({ id }) => id).sort()).toEqual(behaviours.map(({ id }) => id).sort());
    for (const { id, input } of behaviours) {
      const template = templates.find((candidate) => candidate.id === id);
      const offered = template.properties
        .filter((property: { binding: { type: string } }) => property.binding.type === 'zeebe:input')
        .map((property: { binding: { name: string } }) => property.binding.name);
      expect({ id, inputs: offered.sort() }).toEqual({
        id,
        inputs: Object.keys((input as z.ZodObject).shape).sort(),
      });
    }
  });
});

describe('number.allocate', () => {
  it('counts without gaps, also when a command is undone', async () => {
    const first = await run('number.allocate', { number: 'request-no' });
    const undone = new Error('undone');
    await expect(
      app.kernel.sql.transaction(async (tx) => {
        await app.get(BehaviourRegistry).run('number.allocate', { number: 'request-no' }, contextOf(tx));
        throw undone;
      }),
    ).rejects.toBe(undone);
    const second = await run('number.allocate', { number: 'request-no' });
    expect(Number(String(second['value']).slice(-3))).toBe(Number(String(first['value']).slice(-3)) + 1);
  });

  it('gives each number a code that only this installation can make', async () => {
    const { value, code } = await run('number.allocate', { number: 'request-no' });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(code).toBe(verificationCode(app.kernel.sealer.authenticate(String(value))));
    const elsewhere = new Sealer(Buffer.alloc(32, 9));
    expect(code).not.toBe(verificationCode(elsewhere.authenticate(String(value))));
  });

  it('is refused for an unknown pattern', async () => {
    await expect(run('number.allocate', { number: 'none' })).rejects.toMatchObject({
      code: 'process-cannot-continue',
    });
  });
});

describe('record.create, record.find and record.update', () => {
  it('make, find and change a record', async () => {
    const { id } = await run('record.create', {
      type: 'notice',
      state: '有效',
      data: { title: '甲', number: 'N1' },
    });
    expect(await run('record.find', { type: 'notice', where: { number: 'N1' }, first: true })).toMatchObject({
      row: { _id: id, _state: '有效', title: '甲', _organisation: { id: office } },
    });
    expect(await run('record.update', { type: 'notice', where: { number: 'N1' }, state: '结束' })).toEqual({
      updated: 1,
    });
    expect(await run('record.find', { type: 'notice', where: { number: 'N1', _state: '有效' } })).toEqual({
      rows: [],
    });
    expect(await run('record.find', { type: 'notice', where: { number: 'none' }, first: true })).toEqual({
      row: null,
    });
  });

  it('refuse a taken key and a change without saying of what', async () => {
    const twice = { type: 'notice', data: { title: '乙', number: 'N2' } };
    await run('record.create', twice);
    await expect(run('record.create', twice)).rejects.toMatchObject({ code: 'record-key-taken' });
    await expect(run('record.update', { type: 'notice', state: '结束' })).rejects.toMatchObject({
      code: 'process-cannot-continue',
    });
  });

  it('number a record whose type says so, counting per rest of the number', async () => {
    const order = (kind: string) => run('record.create', { type: 'order', data: { kind } });
    expect(await order('A')).toMatchObject({ orderNo: 'DD-A01' });
    expect(await order('A')).toMatchObject({ orderNo: 'DD-A02' });
    expect(await order('B')).toMatchObject({ orderNo: 'DD-B01' });
    expect(await run('record.find', { type: 'order', where: { orderNo: 'DD-A02' } })).toMatchObject({
      rows: [{ kind: 'A' }],
    });
  });

  it('render a print into the body of the record', async () => {
    const { id } = await run(
      'record.create',
      { type: 'notice', print: 'slip', data: { title: '丙', number: 'N3' } },
      {
        roots: { subject: { _title: '<打印纸>' }, bid: { price: '1.00' } },
      },
    );
    const { row } = await run('record.find', { type: 'notice', where: { _id: id! }, first: true });
    expect((row as Variables)['body']).toContain('&lt;打印纸&gt;：¥1.00');
  });
});

describe('instance.find', () => {
  it('finds what is about the instance, but nothing that is sealed', async () => {
    const seller = await login(app, 'seller');
    await submit(seller, `start~offer~${instance}`, { price: '700.00' });
    expect(await run('instance.find', { process: 'offer' })).toEqual({ rows: [] });
  });
});

describe('notify', () => {
  async function told(): Promise<unknown[]> {
    return app.kernel.sql.query(
      `SELECT coalesce(o.name, n.role, p.name) AS whom, n.title, n.text, n.link FROM notifications n
         LEFT JOIN organisations o ON o.id = n.organisation_id LEFT JOIN people p ON p.id = n.person_id ORDER BY 1`,
    );
  }

  it('tells each organisation once, and leads it to the instance', async () => {
    await app.kernel.sql.query('DELETE FROM notifications');
    const to = { organisation: [{ id: office, name: '办公室' }, office, null] };
    expect(await run('notify', { message: 'chosen', to, values: { winner: '甲商家' } })).toEqual({ told: 1 });
    expect(await told()).toEqual([
      { whom: '办公室', title: '选定结果', text: '“打印纸”已选定甲商家。', link: `/instances/${instance}` },
    ]);
  });

  it('tells a role only when no organisation was meant', async () => {
    await app.kernel.sql.query('DELETE FROM notifications');
    await run('notify', { message: 'chosen', to: { organisation: null, role: 'clerk' } });
    await run('notify', { message: 'chosen', to: { organisation: [], role: 'clerk' } });
    expect(await told()).toEqual([]);
    await run('notify', { message: 'chosen', to: { role: 'clerk' } });
    expect(await told()).toMatchObject([{ whom: 'clerk', link: null }]);
  });

  it('keeps what it says about a sealed instance encrypted', async () => {
    await app.kernel.sql.query('DELETE FROM notifications');
    const sealed = {
      id: instance,
      process: 'request',
      organisation: { id: office, name: '办公室' },
      sealed: true,
    };
    await run(
      'notify',
      { message: 'chosen', to: { organisation: office }, values: { winner: '秘密' } },
      { instance: sealed },
    );
    expect(await told()).toEqual([{ whom: '办公室', title: '', text: '', link: null }]);
  });
});

describe('message.send', () => {
  it('hands the message over with what it may reach', async () => {
    const sent: unknown[] = [];
    const deliver: BehaviourContext['deliver'] = async (message) => {
      sent.push(message);
      return { delivered: 2 };
    };
    const answer = await run(
      'message.send',
      { name: 'closed', process: 'offer', variables: { at: 'x' } },
      { deliver },
    );
    expect(answer).toEqual({ delivered: 2 });
    expect(sent).toEqual([
      {
        name: 'closed',
        to: 'children',
        process: 'offer',
        where: null,
        correlationKey: null,
        variables: { at: 'x' },
      },
    ]);
  });
});

describe('document.render', () => {
  it('answers the print as HTML, with values escaped', async () => {
    const { html } = await run(
      'document.render',
      { print: 'slip' },
      { roots: { subject: { _title: '<b>' }, bid: { price: '5.00' } } },
    );
    expect(html).toContain('&lt;b&gt;：¥5.00');
    await expect(run('document.render', { print: 'none' })).rejects.toMatchObject({
      code: 'process-cannot-continue',
    });
  });
});
