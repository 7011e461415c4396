import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { smallestBundle, TestClient } from '../../support/index.js';
import { ServerProcess } from './server-process.js';

describe('start', () => {
  let folder: string;
  let environment: Record<string, string>;
  const running: ServerProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'platform-start-'));
    environment = { DATA_DIR: path.join(folder, 'var'), DEFINITIONS_DIR: smallestBundle };
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.end('SIGTERM');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function start(more: Record<string, string> = {}): ServerProcess {
    const server = new ServerProcess({ ...environment, ...more });
    running.push(server);
    return server;
  }

  it('creates one administrator, whose password it says once, and survives being stopped and killed', async () => {
    const first = start();
    let address = await first.ready();
    const [, username, password] = /用户名\s+(\S+)\s+密\s+码\s+(\S+)/.exec(first.output)!;
    expect(username).toBe('admin');

    const second = start();
    expect(await second.exit()).toBe(1);
    expect(second.output).toMatch(/服务已在运行（进程 \d+，地址 http:\/\/localhost:\d+）/);

    const administrator = new TestClient(address);
    expect((await administrator.login('admin', password!)).body.roles).toEqual([
      { id: 'administrator', title: '管理员' },
    ]);
    expect(await first.end('SIGTERM')).toBe(0);

    const third = start();
    address = await third.ready();
    expect(third.output).not.toContain('密');
    expect((await new TestClient(address).login('admin', password!)).status).toBe(200);
    expect(await third.end('SIGKILL')).toBeNull();

    const fourth = start();
    address = await fourth.ready();
    const after = new TestClient(address);
    after.cookie = administrator.cookie;
    expect((await after.get('/session')).body.person.name).toBe('系统管理员');
  }, 180_000);

  it('refuses malformed definitions, naming file, place and rule', async () => {
    const definitions = path.join(folder, 'definitions');
    await cp(smallestBundle, definitions, { recursive: true });
    const file = path.join(definitions, 'roles', 'nurse.role.json');
    const role = JSON.parse(await readFile(file, 'utf8')) as { rules: { action: string }[] };
    role.rules[0]!.action = 'steal';
    await writeFile(file, JSON.stringify(role));
    const server = start({ DEFINITIONS_DIR: definitions });
    expect(await server.exit()).toBe(1);
    expect(server.output).toMatch(/无法启动：.*处错误/);
    expect(server.output).toMatch(/错误 roles\/nurse\.role\.json › rules\S* \[schema\]/);
  });

  it('waits for a database that is not there, says so, and gives up', async () => {
    const server = start({ DATABASE_URL: 'postgres://x:x@127.0.0.1:1/x', DATABASE_WAIT_SECONDS: '1' });
    expect(await server.exit()).toBe(1);
    expect(server.output).toContain('数据库暂时无法连接');
    expect(server.output).toMatch(/无法启动：等待 1 秒后数据库仍无法连接/);
  });
});
