import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

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
