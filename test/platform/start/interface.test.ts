import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTestDatabase, smallestBundle, type TestDatabase } from '../../support/index.js';
import { ServerProcess } from './server-process.js';

describe('the built interface', () => {
  let folder: string;
  let database: TestDatabase;
  let server: ServerProcess;
  let address: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'platform-interface-'));
    const assets = path.join(folder, 'dist/ui/assets');
    await mkdir(assets, { recursive: true });
    await writeFile(path.join(folder, 'dist/ui/index.html'), '<!doctype html><title>首页</title>');
    await writeFile(path.join(assets, 'main-1a2b.js'), 'export {};');
    await writeFile(path.join(assets, 'main-1a2b.js.gz'), gzipSync('export {};'));
    await writeFile(path.join(folder, 'secret.txt'), 'secret');
    database = await createTestDatabase();
    const environment = {
      DATABASE_URL: database.url,
      DATA_DIR: path.join(folder, 'var'),
      DEFINITIONS_DIR: smallestBundle,
    };
    server = new ServerProcess(environment, [], folder);
    address = await server.ready();
  });
  afterAll(async () => {
    await server.end('SIGTERM');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['/', '/login', '/work/task~1', '/instances/1?tab=files'])(
    'gives the page for %s',
    async (place) => {
      const answer = await fetch(address + place);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('首页');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';.*object-src 'none'/);
    },
  );

  it.each(['/login', '/api/health', '/api/work', '/api/nowhere', '/assets/gone.js'])(
    'sends security headers with every answer: %s',
    async (place) => {
      const { headers } = await fetch(address + place);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      // only where cookies are secure: over plain HTTP a browser would be locked out
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('gives hashed assets for ever, compressed where they lie compressed', async () => {
    const answer = await fetch(`${address}/assets/main-1a2b.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toBe('export {};');
  });

  it('answers what is not there as such, and nothing from outside of its folder', async () => {
    for (const place of [
      '/assets/gone.js',
      '/..%2f..%2fsecret.txt',
      '/%2e%2e/%2e%2e/secret.txt',
      '/api/nowhere',
    ]) {
      const answer = await fetch(address + place);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toContain('secret');
    }
  });

  it('shows the API document, whose references all lead somewhere', async () => {
    const page = await fetch(`${address}/api/docs`);
    expect(await page.text()).toContain('swagger-ui');
    expect((await fetch(`${address}/api/docs/swagger-ui-bundle.js`)).status).toBe(200);
    const document = (await (await fetch(`${address}/api/docs/json`)).json()) as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    const schemas = Object.keys(document.components.schemas);
    expect(schemas).toEqual(
      expect.arrayContaining(['WorkPage', 'InstancePage', 'List', 'Session', 'Menu', 'Problem']),
    );
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of new Set(references)) {
      expect(schemas.map((name) => `"$ref":"#/components/schemas/${name}"`)).toContain(reference);
    }
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/work/{key}', '/api/menu']),
    );
  });
});
