import { mkdtemp, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { canonicalJson, Config, Sealer, sha256 } from '../../../platform/kernel/index.js';

const key = Buffer.alloc(32, 1);

describe('sealer', () => {
  it('opens what it sealed, and seals the same differently each time', () => {
    const sealer = new Sealer(key);
    const value = { 报价: '286400.00', list: [1, null, true] };
    const [first, second] = [sealer.seal(value), sealer.seal(value)];
    expect(sealer.open(first)).toEqual(value);
    expect(first.equals(second)).toBe(false);
    expect(first.includes(Buffer.from('286400'))).toBe(false);
  });

  it('notices every changed byte', () => {
    const sealer = new Sealer(key);
    const sealed = sealer.seal('x');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => sealer.open(changed)).toThrow();
    }
    expect(() => sealer.open(sealed.subarray(0, 10))).toThrow();
    expect(() => new Sealer(Buffer.alloc(32, 2)).open(sealed)).toThrow();
  });

  it('refuses a key of another length', () => {
    expect(() => new Sealer(Buffer.alloc(16))).toThrow('密封密钥应为 32 字节');
  });

  it('makes one key file that nobody else may read, also when two processes start together', async () => {
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'sealer-'));
    const config = new Config({ ...Config.fromEnvironment({}, []).settings, dataFolder });
    const sealers = await Promise.all(Array.from({ length: 20 }, () => Sealer.load(config)));
    for (const sealer of sealers) expect(sealer.open(sealers[0]!.seal('x'))).toBe('x');
    expect((await Sealer.load(config)).open(sealers[0]!.seal('y'))).toBe('y');
    const keys = path.join(dataFolder, 'keys');
    expect(await readdir(keys)).toEqual(['sealing.key']);
    expect((await stat(path.join(keys, 'sealing.key'))).mode & 0o077).toBe(0);
  });
});

describe('canonical JSON', () => {
  it('gives equal bytes for equal values', () => {
    expect(canonicalJson({ b: 1, a: [{ d: '甲', c: null }] })).toBe('{"a":[{"c":null,"d":"甲"}],"b":1}');
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1.0 }));
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it('hashes in lower-case hex', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
