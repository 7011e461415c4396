import { readFile, stat } from 'node:fs/promises';

/** The file cannot be read; the message is a Chinese sentence. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

const largest = 20_000_000;

/** Reads a text file in the encoding that it declares. */
export async function readTextFile(path: string): Promise<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new UnreadableFile(`找不到文件“${path}”，请检查路径。`, { cause });
  });
  if (!found.isFile()) throw new UnreadableFile(`“${path}”不是普通文件，请给出一个 .bpmn 文件。`);
  if (found.size > largest) {
    throw new UnreadableFile(`文件“${path}”有 ${found.size} 字节，最多 ${largest} 字节，请拆成几个流程。`);
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UnreadableFile(`文件“${path}”无法读取，请检查权限。`, { cause });
  });
  return decode(bytes, path);
}

function decode(bytes: Uint8Array, path: string): string {
  const declared = /^[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  );
  const encoding = markedEncoding(bytes) ?? declared?.[1] ?? 'utf-8';
  try {
    // What is decoded is no longer in the encoding that it declares.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.replace(/^(<\?xml\b[^>]*?)\sencoding\s*=\s*["'][^"']*["']/, '$1');
  } catch (cause) {
    throw new UnreadableFile(`文件“${path}”不是 ${encoding} 编码的文本，请另存为 UTF-8。`, { cause });
  }
}

/** By the byte order mark. */
function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
