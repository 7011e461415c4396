import { canonicalJson } from '../../../platform/kernel/index.js';
import { FireTimer } from '../../../platform/processes/index.js';
import { Timers } from '../../../platform/outbox/index.js';
import { FIRST_HASH, hashOf, type TrailEntry, type TrailPayload } from '../../../platform/trail/index.js';
import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from './process-app.js';

let app: TestApp;
let clerk: TestClient;
let seller: TestClient;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  [clerk, seller] = [await login(app, 'clerk'), await login(app, 'seller')];
});
afterAll(() => app.close());

const closesAt = '2027-01-01T10:00:00+08:00';

/** A request that is published and corrected once. */
async function publishedRequest(): Promise<string> {
  const { id } = (await submit(clerk, 'start~request', request)).body.instance;
  await submit(clerk, await offerKey(clerk, id, '公布采购'), { closesAt });
  await submit(clerk, await offerKey(clerk, id, '补充说明'), { note: '只要白色' });
  return id;
}

async function recomputation(instance: string, client = clerk): Promise<object> {
  const { body } = await client.get(`/instances/${instance}/trail`);
  return { verified: body.verified, entries: body.entries.length, ...body.recomputation };
}

/** Changes a row as somebody could who owns the database: with the triggers switched off. */
async function tamper(statement: string, bind: unknown[]): Promise<void> {
  await app.kernel.sql.transaction(async (tx) => {
    await app.kernel.sql.query(`SET LOCAL session_replication_role = 'replica'`, [], tx);
    await app.kernel.sql.query(statement, bind, tx);
  });
}

interface Row {
  seq: number;
  entry: TrailEntry;
  payload: TrailPayload;
}

/** Forges a link and computes every hash behind it anew, so that the chain itself holds. */
async function forge(instance: string, change: (row: Row) => void): Promise<void> {
  const rows = await app.kernel.sql.query<Row>(
    'SELECT seq, entry, payload FROM trail WHERE instance_id = $1 ORDER BY seq',
    [instance],
  );
  let previous = FIRST_HASH;
  for (const row of rows) {
    change(row);
    row.entry.previous = previous;
    row.entry.payloadHash = hashOf(row.payload);
    const hash = hashOf(row.entry);
    await tamper(
      'UPDATE trail SET entry = $3, payload = $4, previous_hash = $5, hash = $6 WHERE instance_id = $1 AND seq = $2',
      [instance, row.seq, JSON.stringify(row.entry), JSON.stringify(row.payload), previous, hash],
    );
    previous = hash;
  }
  await tamper('UPDATE instances SET trail_hash = $2 WHERE id = $1', [instance, previous]);
}

describe('recompute instance', () => {
  it('comes to what every entry says, the current state and data included', async () => {
    expect(await recomputation(await publishedRequest())).toEqual({
      verified: true,
      entries: 3,
      recomputed: 3,
      differs: null,
      unknownFrom: null,
    });
  });

  it('computes an instance with what it is about as that was then, timers and sealed steps included', async () => {
    const about = await publishedRequest();
    const started = await submit(seller, `start~offer~${about}`, { price: '700.00', remark: '独家底价' });
    const offer = started.body.instance.id;
    expect(await recomputation(offer, seller)).toMatchObject({
      recomputed: 1,
      differs: null,
      unknownFrom: null,
    });
    const timer = await app.get(Timers).nextDue(new Date('2027-01-01T02:00:00Z'));
    await app.get(FireTimer).run(about, timer!.wait);
    for (const instance of [about, offer]) {
      const result = (await recomputation(instance)) as { entries: number };
      expect(result).toMatchObject({
        verified: true,
        recomputed: result.entries,
        differs: null,
        unknownFrom: null,
      });
    }
  });

  it('keeps what replay needs of a sealed step sealed, and little of any step', async () => {
    const rows = await app.kernel.sql.query<Row & { sealed: boolean }>(
      'SELECT seq, entry, payload, payload_sealed IS NOT NULL AS sealed FROM trail',
    );
    expect(rows.filter(({ sealed, payload }) => sealed && payload !== null)).toEqual([]);
    const corrected = rows.find(({ entry }) => entry.title === '补充说明')!;
    expect(corrected.payload.replay).toEqual({
      inputs: [{ kind: 'complete', wait: expect.stringMatching(/^w\d+$/), result: {} }],
      from: 'submission',
      names: ['办公室', '张经办'],
    });
    expect(canonicalJson(corrected.payload.replay).length).toBeLessThan(140);
  });

  const forgeries: { it: string; change: (row: Row) => void; seq: number; detail: string }[] = [
    {
      it: 'what was submitted',
      change: ({ seq, payload }) => {
        if (seq === 3) payload.data['note'] = '黑色也可以';
      },
      seq: 3,
      detail: '数据不一致',
    },
    {
      it: 'the wait that was answered',
      change: ({ seq, payload }) => {
        if (seq === 2) payload.replay!.inputs[0] = { kind: 'complete', wait: 'w99', result: {} };
      },
      seq: 2,
      detail: 'no-such-wait',
    },
    {
      it: 'what was entered',
      change: ({ seq, entry }) => {
        if (seq === 2) entry.moved.push('accept');
      },
      seq: 2,
      detail: '经过的环节',
    },
    {
      it: 'the hash of a state',
      change: ({ seq, entry }) => {
        if (seq === 2) entry.stateHash = hashOf({ v: 1 });
      },
      seq: 2,
      detail: '流程状态与留痕记录的不一致',
    },
    {
      it: 'the time of a step',
      change: ({ seq, entry }) => {
        if (seq === 3) entry.at = '2026-01-01T00:00:00+08:00';
      },
      seq: 3,
      detail: '数据不一致',
    },
  ];

  it.each(forgeries.map((row) => [row.it, row] as const))(
    'names the step whose entry was forged together with the chain: %s',
    async (_name, { change, seq, detail }) => {
      const instance = await publishedRequest();
      await forge(instance, change);
      expect(await recomputation(instance)).toMatchObject({
        verified: true,
        recomputed: expect.any(Number) as number,
        differs: { seq, detail: expect.stringContaining(detail) as string },
      });
    },
  );

  it('names the step after which the stored state was changed', async () => {
    const instance = await publishedRequest();
    await tamper(`UPDATE instances SET engine = jsonb_set(engine, '{n}', '99') WHERE id = $1`, [instance]);
    expect(await recomputation(instance)).toMatchObject({
      verified: true,
      recomputed: 3,
      differs: { seq: 3 },
    });
    await submit(clerk, await offerKey(clerk, instance, '补充说明'), { note: '再补充' });
    await submit(clerk, await offerKey(clerk, instance, '补充说明'), { note: '又补充' });
    expect(await recomputation(instance)).toMatchObject({ verified: true, entries: 5, differs: { seq: 4 } });
  });

  it.each([
    ['data', `data = jsonb_set(data, '{publish,closesAt}', '"2020-01-01T10:00:00+08:00"')`, 2],
    ['state label', `state = '别的'`, 2],
  ])('names the step that had written the %s that was changed', async (_name, change, seq) => {
    const instance = await publishedRequest();
    await tamper(`UPDATE instances SET ${change} WHERE id = $1`, [instance]);
    expect(await recomputation(instance)).toMatchObject({ verified: true, recomputed: 3, differs: { seq } });
  });

  it('calls entries unknown, not wrong, that were written before there was a record', async () => {
    const instance = await publishedRequest();
    await forge(instance, ({ seq, payload }) => {
      if (seq === 2) delete payload.replay;
    });
    expect(await recomputation(instance)).toEqual({
      verified: true,
      entries: 3,
      recomputed: 1,
      differs: null,
      unknownFrom: 2,
    });
  });

  it('calls a payload unknown that was erased on purpose', async () => {
    const instance = await publishedRequest();
    await app.kernel.sql.query('UPDATE trail SET payload = NULL WHERE instance_id = $1 AND seq = 3', [
      instance,
    ]);
    expect(await recomputation(instance)).toMatchObject({ verified: true, recomputed: 2, unknownFrom: 3 });
  });

  it('finds a payload that does not fit its hash', async () => {
    const instance = await publishedRequest();
    await tamper(
      `UPDATE trail SET payload = jsonb_set(payload, '{replay}', '"x"') WHERE instance_id = $1 AND seq = 2`,
      [instance],
    );
    expect(await recomputation(instance)).toMatchObject({
      verified: false,
      recomputed: 1,
      differs: { seq: 2, detail: expect.stringContaining('校验值不符') as string },
    });
  });
});
