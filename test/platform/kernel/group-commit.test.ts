import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import {
  GroupCommit,
  RowLock,
  RowsSql,
  type Transaction,
  type Work,
} from '../../../platform/kernel/index.js';

const lockAccount = new RowLock(
  (keys) => `SELECT name, owner, balance FROM accounts WHERE name IN ${keys} FOR UPDATE`,
  { column: 'name', type: 'text' },
  'owner',
);
const pay = 'UPDATE accounts SET balance = balance + $2::int WHERE name = $1';
const payRow = new RowsSql(
  { name: 'text', amount: 'int' },
  (list) =>
    `WITH pay ${list} UPDATE accounts SET balance = balance + pay.amount FROM pay WHERE accounts.name = pay.name`,
);

class Refused extends Error {}

let database: TestDatabase;
let groups: GroupCommit;
/** Names of the works, once for each time that they ran. */
let ran: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql.query(
    'CREATE TABLE accounts (name text PRIMARY KEY, owner text, balance int CHECK (balance < 100))',
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  ran = [];
  groups = new GroupCommit(database.sql, {
    isAnswer: (fault) => fault instanceof Refused,
    alone: (work) => database.sql.transaction(work),
  });
  await database.sql.query('TRUNCATE accounts');
  await database.sql.query(
    `INSERT INTO accounts SELECT 'a' || n, 'owner ' || n, 0 FROM generate_series(1, 40) n`,
  );
});

interface Deed {
  amount?: number;
  /** Called with the row locked, before anything is written. */
  first?: (tx: Transaction) => unknown;
  /** Another account that gets a payment as well, without its lock. */
  alsoPays?: string;
}

/** Locks an account and leaves a payment for later. @returns the balance that it saw */
function payment(name: string, { amount = 1, first, alsoPays }: Deed = {}): Work<number> {
  return async (tx) => {
    ran.push(name);
    const row = await database.sql.lock<{ balance: number }>(lockAccount, name, tx);
    if (!row) throw new Refused('no such account');
    await first?.(tx);
    for (const account of alsoPays ? [name, alsoPays] : [name])
      database.sql.later(pay, [account, amount], tx, (fault) => fault);
    return row.balance;
  };
}

/** Like `payment`, by a statement that may be one with others of its kind. */
function rowPayment(name: string, amount = 1): Work<number> {
  return async (tx) => {
    ran.push(name);
    const row = await database.sql.lock<{ balance: number }>(lockAccount, name, tx);
    await database.sql.writeRow(payRow, { name, amount }, tx, (fault) => fault);
    return row!.balance;
  };
}

async function balances(): Promise<Record<string, number>> {
  const rows = await database.sql.query<{ name: string; balance: number }>(
    'SELECT name, balance FROM accounts WHERE balance <> 0 ORDER BY name',
  );
  return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
}

/** How many transactions have written the accounts. */
async function commits(): Promise<number> {
  const [row] = await database.sql.query<{ count: number }>(
    'SELECT count(DISTINCT xmin::text)::int AS count FROM accounts WHERE balance <> 0',
  );
  return row!.count;
}

const accounts = (count: number): string[] => Array.from({ length: count }, (_, index) => `a${index + 1}`);
const run = (...works: Work<number>[]): Promise<PromiseSettledResult<number>[]> =>
  Promise.allSettled(works.map((work) => groups.run(work)));
const done = { status: 'fulfilled', value: 0 };

describe('works that come together', () => {
  it('are committed with a few transactions, each with its own result', async () => {
    const results = await run(...accounts(40).map((name) => payment(name)));
    expect(results).toEqual(Array(40).fill(done));
    expect(Object.keys(await balances())).toHaveLength(40);
    expect(ran).toHaveLength(40);
    expect(await commits()).toBe(3);
  });

  it('come one after the other where they are about the same', async () => {
    const results = await run(...Array.from({ length: 5 }, () => payment('a1')), payment('a2'));
    const seen = results.slice(0, 5).map((result) => (result as PromiseFulfilledResult<number>).value);
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(await balances()).toEqual({ a1: 5, a2: 1 });
  });

  it('come one after the other where another row is about the same', async () => {
    await database.sql.query(`UPDATE accounts SET owner = 'one' WHERE name IN ('a1', 'a2')`);
    const results = await run(payment('a1'), payment('a2'), payment('a3'));
    expect(results).toEqual(Array(3).fill(done));
    expect(await commits()).toBe(2);
  });

  it('do not mind one that is refused', async () => {
    const refusing = payment('a2', {
      first() {
        throw new Refused('not you');
      },
    });
    const [first, second, third] = await run(payment('a1'), refusing, payment('a3'));
    expect([first, third]).toEqual([done, done]);
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'not you' } });
    expect(await balances()).toEqual({ a1: 1, a3: 1 });
    expect(ran).toHaveLength(3);
  });

  it('do not mind one that PostgreSQL refuses to write; it is told its own fault', async () => {
    const [first, second, third] = await run(payment('a1'), payment('a2', { amount: 100 }), payment('a3'));
    expect([first, third]).toEqual([done, done]);
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '23514' } });
    expect(await balances()).toEqual({ a1: 1, a3: 1 });
  });

  it('do not mind one that does more; it runs again, alone', async () => {
    const more = payment('a2', { first: (tx) => database.sql.query('SELECT $1::int', [1], tx) });
    expect(await run(payment('a1'), more, payment('a3'))).toEqual(Array(3).fill(done));
    expect(await balances()).toEqual({ a1: 1, a2: 1, a3: 1 });
    expect(ran.filter((name) => name === 'a2')).toHaveLength(2);
  });

  it('are written by one statement where theirs are of one kind', async () => {
    await database.sql.query(`
      CREATE TABLE updates (at timestamptz);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO updates VALUES (now()); RETURN NULL; END $$;
      CREATE TRIGGER note AFTER UPDATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION note()`);
    expect(await run(...['a1', 'a2', 'a3', 'a4'].map((name) => rowPayment(name)))).toEqual(
      Array(4).fill(done),
    );
    expect(await balances()).toEqual({ a1: 1, a2: 1, a3: 1, a4: 1 });
    expect(await database.sql.query('SELECT FROM updates')).toHaveLength(1);
    await database.sql.query('DROP TRIGGER note ON accounts');
  });

  it('do not mind one that PostgreSQL refuses to write in such a statement', async () => {
    const [first, second, third] = await run(rowPayment('a1'), rowPayment('a2', 100), rowPayment('a3'));
    expect([first, third]).toEqual([done, done]);
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '23514' } });
    expect(await balances()).toEqual({ a1: 1, a3: 1 });
  });

  it('may read, unless they ask for what they are about to write', async () => {
    const read = (tx: Transaction) =>
      database.sql.read<{ balance: number }>('SELECT balance FROM accounts WHERE name = $1', ['a1'], tx);
    const seen: number[] = [];
    const after: Work<number> = async (tx) => {
      const result = await payment('a1')(tx);
      seen.push((await read(tx))[0]!.balance);
      return result;
    };
    const reading = ['a2', 'a3', 'a4', 'a5'].map((name) => payment(name, { first: read }));
    expect(await run(...reading)).toEqual(Array(4).fill(done));
    expect(ran).toHaveLength(4);
    expect(await commits()).toBe(1);
    expect(await run(after, ...['a6', 'a7', 'a8'].map((name) => payment(name)))).toEqual(Array(4).fill(done));
    expect(seen).toEqual([1]);
  });

  it('do not mind one that hides that it has left', async () => {
    const hiding = payment('a2', {
      first: (tx) => database.sql.query('SELECT $1::int', [1], tx).catch(() => null),
    });
    expect(await run(payment('a1'), hiding, payment('a3'))).toEqual(Array(3).fill(done));
    expect(await balances()).toEqual({ a1: 1, a2: 1, a3: 1 });
    expect(ran.filter((name) => name === 'a2')).toHaveLength(2);
  });

  it('do not wait for one whose row somebody else holds', async () => {
    const holder = await database.sql.begin();
    await database.sql.query(`UPDATE accounts SET balance = 7 WHERE name = 'a2'`, [], holder);
    const held = groups.run(payment('a2'));
    expect(await run(payment('a1'), payment('a3'))).toEqual(Array(2).fill(done));
    expect(await balances()).toEqual({ a1: 1, a3: 1 });
    await holder.commit();
    expect(await held).toBe(7);
    expect(await balances()).toEqual({ a1: 1, a2: 8, a3: 1 });
  });

  it('do not wait for a group that PostgreSQL is still writing', async () => {
    const holder = await database.sql.begin();
    await database.sql.query(`UPDATE accounts SET balance = 7 WHERE name = 'a9'`, [], holder);
    const writing = run(...['a1', 'a2'].map((name) => payment(name, { alsoPays: 'a9' })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await run(payment('a3'), payment('a4'))).toEqual(Array(2).fill(done));
    expect(await balances()).toEqual({ a3: 1, a4: 1 });
    await holder.commit();
    expect(await writing).toEqual(Array(2).fill(done));
    expect(await balances()).toEqual({ a1: 1, a2: 1, a3: 1, a4: 1, a9: 9 });
  });

  it('write nothing of what is not there', async () => {
    const [missing, there] = await run(payment('nobody'), payment('a1'));
    expect(missing).toMatchObject({ status: 'rejected', reason: { message: 'no such account' } });
    expect(there).toEqual(done);
  });
});

describe('a work by itself', () => {
  it('does whatever it has to in its first run, in one transaction', async () => {
    const more = payment('a1', {
      first: (tx) => database.sql.query(`UPDATE accounts SET balance = 5 WHERE name = 'a2'`, [], tx),
    });
    expect(await run(more)).toEqual([done]);
    expect(ran).toEqual(['a1']);
    expect(await balances()).toEqual({ a1: 1, a2: 5 });
    expect(await commits()).toBe(1);
  });

  it('leaves nothing when it fails, and is told why', async () => {
    const failing = payment('a1', {
      async first(tx) {
        await database.sql.query(`UPDATE accounts SET balance = 5 WHERE name = 'a2'`, [], tx);
        throw new Error('stop');
      },
    });
    expect(await run(failing)).toMatchObject([{ status: 'rejected', reason: { message: 'stop' } }]);
    expect(await run(payment('a1', { amount: 100 }))).toMatchObject([
      { status: 'rejected', reason: { code: '23514' } },
    ]);
    expect(await balances()).toEqual({});
    expect(ran).toEqual(['a1', 'a1']);
  });

  it('does not keep others waiting while it waits', async () => {
    const holder = await database.sql.begin();
    await database.sql.query(
      'SELECT * FROM accounts WHERE name = ANY($1) FOR UPDATE',
      [['a1', 'a2', 'a3']],
      holder,
    );
    const waiting = [];
    for (const name of ['a1', 'a2', 'a3']) {
      waiting.push(groups.run(payment(name)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await groups.run(payment('a4'))).toBe(0);
    await holder.rollback();
    expect(await Promise.all(waiting)).toEqual([0, 0, 0]);
  });
});

it('tells all works that there is no database', async () => {
  const gone = await createTestDatabase();
  await gone.drop();
  const broken = new GroupCommit(gone.sql, {
    isAnswer: () => false,
    alone: (work) => gone.sql.transaction(work),
  });
  const results = await Promise.allSettled([payment('a1'), payment('a2')].map((work) => broken.run(work)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
