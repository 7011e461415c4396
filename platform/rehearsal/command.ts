import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readTextFile, UnreadableFile } from './read-file.js';
import { rehearse, type Rehearsal } from './rehearse.js';
import { describeFinding, errorsOf, tellRehearsal } from './report.js';
import { rehearsalToJson } from './to-json.js';

interface Request {
  file: string;
  json: boolean;
  strict: boolean;
  /** Only what is wrong, and a line for each file; `file` may be a folder. */
  check: boolean;
  walks: number;
  seed: number;
}

export interface Output {
  print(text: string): void;
  complain(text: string): void;
}

const usage = `用法：npm run rehearse -- 文件.bpmn [--json] [--walks 次数] [--seed 种子] [--strict]
  --json    只输出一个 JSON 对象
  --walks   每个流程随机演练的次数，0 到 1000，默认 10
  --seed    第一次演练的种子（整数），默认 1；种子相同，演练相同
  --strict  发布前仍需补齐的也算错误
  --check   只报告错误；可以给出文件夹
退出码：0 没有发现问题，1 有错误，2 文件读不了或用法有误`;

/** `npm run rehearse`: answers the exit code. */
export async function runRehearsal(words: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const request = readRequest(words);
  if (typeof request === 'string') {
    output.complain(`${request}\n${usage}`);
    return 2;
  }
  try {
    return request.check ? await check(request, output) : await tell(request, output);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    output.complain(error.message);
    return 2;
  }
}

async function tell(request: Request, output: Output): Promise<0 | 1 | 2> {
  const rehearsal = await rehearse(await readTextFile(request.file), request);
  output.print(
    request.json
      ? JSON.stringify(rehearsalToJson(request.file, rehearsal, request), null, 2)
      : tellRehearsal(request.file, rehearsal, request.strict),
  );
  if (isUnreadable(rehearsal)) return 2;
  return errorsOf(rehearsal, request.strict).length > 0 ? 1 : 0;
}

/** The file is not BPMN at all. */
const isUnreadable = ({ findings, processes }: Rehearsal): boolean =>
  processes.length === 0 && findings.some(({ rule }) => rule === 'unreadable-xml');

async function check(request: Request, output: Output): Promise<0 | 1> {
  const files = request.file.endsWith('.bpmn') ? [request.file] : await filesIn(request.file);
  let failed = 0;
  for (const file of files) {
    const rehearsal = await rehearse(await readTextFile(file), request);
    const errors = errorsOf(rehearsal, true);
    for (const error of errors) output.print(`${file}  ${describeFinding(error)}`);
    if (errors.length > 0) failed += 1;
  }
  output.print(`已排练 ${files.length} 个流程文件，${failed} 个有错误。`);
  return failed > 0 ? 1 : 0;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new UnreadableFile(`找不到文件夹“${folder}”，请检查路径。`, { cause });
  });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.bpmn'));
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

const switches = new Set(['--json', '--strict', '--check']);
const numbers: Record<string, [least: number, most: number]> = {
  '--walks': [0, 1_000],
  '--seed': [-2_147_483_648, 2_147_483_647],
};

/** The request, or what is wrong with the words. */
function readRequest(words: readonly string[]): Request | string {
  const given = new Map<string, number>();
  const files: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const [word = '', attached] = words[index]!.startsWith('--')
      ? words[index]!.split('=', 2)
      : [words[index]];
    const bounds = numbers[word];
    if (bounds) {
      const value = attached ?? words[++index];
      const number = Number(value);
      if (
        value === undefined ||
        value === '' ||
        !Number.isInteger(number) ||
        number < bounds[0] ||
        number > bounds[1]
      ) {
        return `${word} 后面应是 ${bounds[0]} 到 ${bounds[1]} 之间的整数，实际是“${value ?? ''}”。`;
      }
      given.set(word, number);
    } else if (switches.has(word) && attached === undefined) given.set(word, 1);
    else if (word.startsWith('-') && word !== '-') return `不认识选项“${word}”。`;
    else files.push(word);
  }
  const [file] = files;
  if (file === undefined || file === '') return '请给出一个 .bpmn 文件。';
  if (files.length > 1) return `一次只能排练一个文件，实际给出了 ${files.length} 个。`;
  return {
    file,
    json: given.has('--json'),
    strict: given.has('--strict'),
    check: given.has('--check'),
    walks: given.get('--walks') ?? 10,
    seed: given.get('--seed') ?? 1,
  };
}
