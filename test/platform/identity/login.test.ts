import {
  bootTestApp,
  createOrganisation,
  createPerson,
  login,
  testPassword,
  visitor,
  type TestApp,
} from '../../support/index.js';

describe('login', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await bootTestApp();
    const ward = await createOrganisation(app, { type: 'ward', key: 'W1', name: '内科' });
    await createPerson(app, { username: 'nurse', name: '王护士', organisation: ward });
    await createPerson(app, { username: 'locked' });
    await createPerson(app, { username: 'Lin', roles: ['vendor'] });
    const gone = await createPerson(app, { username: 'gone' });
    await app.kernel.sql.query("UPDATE people SET state = 'disabled' WHERE id = $1", [gone.id]);
  });
  afterAll(() => app.close());
  afterEach(() => app.kernel.clock.stopAt(null));

  it('answers who has logged in, for whom, in which roles', async () => {
    const client = await login(app, 'nurse');
    const { status, body } = await client.get('/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      person: { name: '王护士' },
      organisation: { name: '内科', type: 'ward', code: 'W1' },
      roles: [{ id: 'nurse', title: '护士' }],
      home: 'ward-home',
    });
    expect(body.csrf).toEqual(expect.any(String));
  });

  it('takes names without regard to case and own roles before those of the organisation type', async () => {
    const client = await login(app, '  LIN ');
    expect((await client.get('/session')).body.roles).toEqual([{ id: 'vendor', title: '维修商' }]);
  });

  it('describes a visitor', async () => {
    expect((await visitor(app).get('/session')).body).toEqual({
      person: null,
      organisation: null,
      roles: [{ id: 'public', title: '公众' }],
      home: null,
      csrf: null,
      expiresAt: null,
    });
  });

  it('sets a cookie that scripts cannot read', async () => {
    const { headers } = await visitor(app).login('nurse', testPassword);
    expect(headers.get('set-cookie')).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('keeps only hashes of passwords and sessions', async () => {
    const client = await login(app, 'nurse');
    const dump = JSON.stringify([
      await app.kernel.sql.query('SELECT * FROM people'),
      await app.kernel.sql.query('SELECT * FROM sessions'),
    ]);
    expect(dump).toContain('$argon2id$');
    expect(dump).not.toContain(testPassword);
    expect(dump).not.toContain(client.cookie!.slice(4));
  });

  it.each(['locked', 'nobody-has-this-name', 'gone'])(
    'counts wrong passwords and locks %s for half an hour',
    async (name) => {
      const client = visitor(app);
      app.kernel.clock.stopAt('2026-11-23T02:00:00Z');
      for (const left of [4, 3, 2, 1]) {
        const { status, body } = await client.login(name, 'wrong');
        expect(status).toBe(401);
        expect(body).toMatchObject({
          code: 'login-failed',
          detail: `用户名或密码不正确，还可以再试 ${left} 次。`,
        });
      }
      for (const password of ['wrong', testPassword]) {
        const { status, body } = await client.login(name, password);
        expect(status).toBe(423);
        expect(body).toMatchObject({
          code: 'login-locked',
          detail: '连续多次登录失败，该用户名已锁定至 10:30，请到时再试，或联系管理员。',
        });
      }
      app.kernel.clock.stopAt('2026-11-23T02:30:01Z');
      const { status } = await client.login(name, testPassword);
      expect(status).toBe(name === 'locked' ? 200 : 401);
    },
  );

  it('lets no more than five passwords be tried at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => visitor(app).login('many', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
  });

  it('forgets earlier failures after a login', async () => {
    const client = visitor(app);
    for (let n = 0; n < 3; n += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1)
        expect((await client.login('nurse', 'wrong')).status).toBe(401);
      expect((await client.login('nurse', testPassword)).status).toBe(200);
    }
  });

  it('ends the session at logout', async () => {
    const client = await login(app, 'nurse');
    expect((await client.delete('/session')).body.person).toBeNull();
    expect((await client.get('/session')).body.person).toBeNull();
  });

  it('keeps a session that is used and drops one that is not for eight hours', async () => {
    const start = new Date('2026-11-24T00:00:00Z');
    app.kernel.clock.stopAt(start);
    const client = await login(app, 'nurse');
    const person = async (hours: number) => {
      app.kernel.clock.stopAt(new Date(start.getTime() + hours * 3_600_000));
      return (await client.get('/session')).body.person?.name ?? null;
    };
    expect(await person(7)).toBe('王护士');
    expect(await person(14)).toBe('王护士');
    expect(await person(22.1)).toBeNull();
  });

  it('refuses a write without the page’s token, from elsewhere, or without a session', async () => {
    const client = await login(app, 'nurse');
    const token = client.csrf!;
    client.csrf = 'another';
    expect((await client.delete('/session')).body.code).toBe('csrf-invalid');
    client.csrf = token;
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await client.delete('/session', elsewhere)).body.code).toBe('csrf-invalid');
    expect((await visitor(app).post('/session', {}, elsewhere)).body.code).toBe('csrf-invalid');
    expect((await visitor(app).delete('/session')).body).toMatchObject({
      status: 401,
      code: 'not-logged-in',
    });
  });

  it('refuses a body that is not of the described shape', async () => {
    const { status, body } = await visitor(app).post('/session', { username: 'x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'request-invalid', errors: [{ path: 'password' }] });
  });

  it('slows down one address that tries many names', async () => {
    const slow = await bootTestApp({ database: app.database, settings: { loginsPerMinute: 3 } });
    try {
      const client = visitor(slow);
      for (const name of ['a', 'b', 'c']) expect((await client.login(name, 'x')).status).toBe(401);
      expect((await client.login('d', 'x')).body).toMatchObject({ status: 429, code: 'too-many-requests' });
      slow.kernel.clock.stopAt(new Date(Date.now() + 61_000));
      expect((await client.login('d', 'x')).status).toBe(401);
    } finally {
      await slow.close();
    }
  });
});
