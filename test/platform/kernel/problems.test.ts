import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { DefinitionsModule } from '../../../platform/definitions/index.js';
import { IdentityModule } from '../../../platform/identity/index.js';
import { Api, refuse, Refusal, Sql } from '../../../platform/kernel/index.js';
import { bootTestApp, createPerson, login, visitor, type TestApp } from '../../support/index.js';

const shapeSchema = z.object({ n: z.number(), list: z.array(z.string()).default([]) });

@Controller('trouble')
class TroubleController {
  constructor(private readonly sql: Sql) {}

  @Get('fault')
  @Api({ summary: 'fault' })
  fault(): void {
    throw new Error('secret', { cause: new Error('cause of it') });
  }
  @Get('refusal')
  @Api({ summary: 'refusal' })
  refusal(): void {
    throw refuse('form-invalid', { count: 1 }, { errors: [{ path: 'a', message: '请填写' }] });
  }
  @Get('sql')
  @Api({ summary: 'sql' })
  async query(): Promise<unknown> {
    return this.sql.query('SELECT secret_column FROM people');
  }
  @Get('lost')
  @Api({ summary: 'lost' })
  async lost(): Promise<unknown> {
    return this.sql.query('SELECT pg_terminate_backend(pg_backend_pid())');
  }
  @Post('shape')
  @Api({ summary: 'shape', body: shapeSchema, response: shapeSchema })
  shape(@Body() body: z.infer<typeof shapeSchema>): z.infer<typeof shapeSchema> {
    return body;
  }
}
@Module({ controllers: [TroubleController] })
class TroubleModule {}

describe('problems', () => {
  let app: TestApp;
  const logged: unknown[][] = [];
  beforeAll(async () => {
    app = await bootTestApp({ modules: [DefinitionsModule, IdentityModule, TroubleModule] });
    await createPerson(app, { username: 'nurse' });
    const note = (...parts: unknown[]): void => void logged.push(parts);
    app.app.useLogger({ log: note, error: note, warn: note });
  });
  afterAll(() => app.close());

  it('answers a fault with nothing of it, and logs it with its cause', async () => {
    const { status, body, headers } = await visitor(app).get('/trouble/fault');
    expect(status).toBe(500);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: 'urn:problem:internal',
      title: '系统故障',
      status: 500,
      code: 'internal',
      detail: '系统出现故障，操作没有生效，请稍后重试；仍不成功时请联系管理员。',
    });
    expect(JSON.stringify(logged)).toMatch(/GET \/api\/trouble\/fault.*secret.*cause of it/);
  });

  it('hides what the database says', async () => {
    const { body } = await visitor(app).get('/trouble/sql');
    expect(body.code).toBe('internal');
    expect(JSON.stringify(body)).not.toContain('secret_column');
  });

  it('answers a lost connection as unavailable, and works again at once', async () => {
    expect((await visitor(app).get('/trouble/lost')).body).toMatchObject({
      status: 503,
      code: 'database-unavailable',
    });
    expect((await visitor(app).get('/health')).body).toEqual({ status: 'ok' });
  });

  it('answers a refusal with its code, sentence and fields', async () => {
    expect((await visitor(app).get('/trouble/refusal')).body).toEqual({
      type: 'urn:problem:form-invalid',
      title: '填写不正确',
      status: 422,
      code: 'form-invalid',
      detail: '有 1 处填写不正确，请按提示修改后再提交。',
      errors: [{ path: 'a', message: '请填写' }],
    });
  });

  it('checks a body against the shape of its route and fills in defaults', async () => {
    await createPerson(app, { username: 'second' });
    const client = await login(app, 'second');
    expect((await client.post('/trouble/shape', { n: 1, more: 2 })).body).toEqual({ n: 1, list: [] });
    const { status, body } = await client.post('/trouble/shape', { n: 'x', list: [1] });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['n', 'list.0']);
  });

  it('answers malformed JSON, a too large body and an unknown route in the same form', async () => {
    const client = await login(app, 'nurse');
    const raw = (body: string) =>
      client.post('/trouble/shape', Buffer.from(body), { 'content-type': 'application/json' });
    expect((await raw('{"n":')).body).toMatchObject({ status: 400, code: 'request-invalid' });
    expect((await raw(`{"n":1,"x":"${'x'.repeat(5_000_000)}"}`)).body).toMatchObject({
      status: 413,
      code: 'request-too-large',
    });
    expect((await client.get('/nowhere')).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await client.get('/..%2f..%2fetc/passwd')).status).toBe(404);
  });

  it('makes a sentence of a code and its values', () => {
    const refusal = refuse('file-too-large', { name: 'a.pdf', limit: 20 });
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.detail).toBe('文件“a.pdf”超过 20 MB 的上限，请压缩或拆分后上传。');
  });
});
