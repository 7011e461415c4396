import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.js';
import { createWhole } from '../create-whole.js';

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals JSON with AES-256-GCM. Layout of the bytes: version (1), nonce (12), tag (16), ciphertext.
 * Whoever has the database but not the key reads nothing, and a changed byte is noticed.
 */
export class Sealer {
  /** A key of its own: nothing that is published must help to open what is sealed. */
  private readonly codeKey: Buffer;

  constructor(private readonly key: Buffer) {
    if (key.length !== 32) {
      throw new Error(`密封密钥应为 32 字节（Base64），实际为 ${key.length} 字节，请检查 SEALING_KEY。`);
    }
    this.codeKey = Buffer.from(hkdfSync('sha256', key, '', 'verification-code', 32));
  }

  /** HMAC-SHA256 of a text, 32 bytes: proves that this installation issued it. */
  authenticate(text: string): Buffer {
    return createHmac('sha256', this.codeKey).update(text, 'utf8').digest();
  }

  static async load(config: Config): Promise<Sealer> {
    const { sealingKey, dataFolder } = config.settings;
    const key = sealingKey
      ? Buffer.from(sealingKey, 'base64')
      : await readOrCreateKey(path.join(dataFolder, 'keys', 'sealing.key'));
    return new Sealer(key);
  }

  seal(value: unknown): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
  }

  /** @throws when the key is another one or a byte was changed */
  open<T = unknown>(sealed: Uint8Array): T {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) {
      throw new Error('Expected sealed bytes of version 1, but found something else');
    }
    const tagStart = 1 + nonceLength;
    const bodyStart = tagStart + tagLength;
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(1, tagStart));
    decipher.setAuthTag(bytes.subarray(tagStart, bodyStart));
    const text = Buffer.concat([decipher.update(bytes.subarray(bodyStart)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as T;
  }
}

async function readOrCreateKey(file: string): Promise<Buffer> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await createWhole(file, randomBytes(32).toString('base64'));
  return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
}
