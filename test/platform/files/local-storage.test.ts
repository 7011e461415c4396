import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LocalStorage } from '../../../platform/files/index.js';
import { Config } from '../../../platform/kernel/index.js';
import { describeFileStorage } from './file-storage.contract.js';

describeFileStorage('local storage', async () => {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'platform-data-'));
  return new LocalStorage(new Config({ ...Config.fromEnvironment({}, []).settings, dataFolder }));
});
