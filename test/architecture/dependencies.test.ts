import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// @ts-expect-error a configuration without types
import * as config from '../../.dependency-cruiser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('folders of platform/', () => {
  it('all have their place in the order of capabilities', () => {
    const { capabilities } = config as { capabilities: string[] };
    const folders = readdirSync(`${root}/platform`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !capabilities.includes(folder))).toEqual([]);
  });
});

describe('imports', () => {
  it('go only downwards and only through an index.ts', () => {
    const folders = ['platform', 'plugins', 'ui'].filter((folder) => existsSync(`${root}/${folder}`));
    const cruise = spawnSync(
      process.execPath,
      [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
        ...folders,
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(cruise.stderr).toBe('');
    expect(cruise.stdout).toContain('no dependency violations found');
    expect(cruise.status).toBe(0);
  });
});
