import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runRehearsal } from '../../../platform/rehearsal/index.js';
import { bpmn, event, flows, gateway, scriptTask, task, userTask } from '../engine/support/bpmn.js';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../engine/import/samples/${name}`, import.meta.url));

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const sound = bpmn([...ends, userTask('a', { name: '填报' }), flows('s > a > e')]);
const deadlock = bpmn([
  ...ends,
  gateway('exclusive', 'x'),
  userTask('a'),
  userTask('b'),
  gateway('parallel', 'j'),
  flows('s > x > [ok] a > j > e', 'x > [not(ok)] b > j'),
]);

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function run(...words: string[]): Promise<{ code: number; printed: string; complained: string }> {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runRehearsal(words, {
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

interface Printed {
  ok: boolean;
  publishable: boolean;
  errors: number;
  seed: number;
  findings: { severity: string; rule: string }[];
  obstacles: { rule: string; element?: string }[];
  processes: {
    id: string;
    exploration: { complete: boolean; findings: { rule: string; path: { text: string }[] }[] };
    secondOpinion: { incomparable: object[]; walks: number; agreedSteps: number; differences: object[] };
    walks: {
      seed: number;
      outcome: string;
      entered: string[];
      left: string[];
      interrupted: string[];
      trace: { event: string; element: string }[];
      steps: {
        input: { kind: string; element?: string };
        waits: { element: string; kind: string; path: number[] }[];
      }[];
    }[];
  }[];
}

describe('rehearse', () => {
  it('tells a sound process and its walks as stories', async () => {
    const { code, printed } = await run(await fileOf('sound.bpmn', sound), '--walks', '2');
    expect(code).toBe(0);
    expect(printed).toContain('共 2 个状态、1 个步骤，全部查过。');
    expect(printed).toContain('2 次演练、4 步之后两个引擎等待的事项一致。');
    expect(printed).toContain('  1. 从“s”启动，等待“填报”\n  2. 办理“填报”\n  流程正常结束。');
    expect(printed.trim().endsWith('结论：可以发布。')).toBe(true);
  });

  it('tells a deadlock with the way to it, and refuses', async () => {
    const { code, printed } = await run(await fileOf('deadlock.bpmn', deadlock));
    expect(code).toBe(1);
    expect(printed).toMatch(/错误 {2}j {2}.*\[deadlock\]\n {2}经过：/);
    expect(printed).toMatch(/结论：有 \d+ 处错误，不能发布。$/m);
  });

  it('refuses a loop without a wait, and ends', async () => {
    const endless = bpmn([
      event('startEvent', 's'),
      gateway('exclusive', 'm'),
      task('a'),
      flows('s > m > a > m'),
    ]);
    const { code, printed } = await run(await fileOf('endless.bpmn', endless), '--walks=1');
    expect(code).toBe(1);
    expect(printed).toContain('不能发布');
  });

  it('takes plain BPMN, and says what still stands in the way', async () => {
    const { code, printed } = await run(sample('plain-repair.bpmn'));
    expect(code).toBe(0);
    expect(printed).toContain('【发布前仍需补齐】');
    expect(printed).toMatch(/结论：结构没有问题；补齐上面 7 处后可以发布。$/m);
    const strict = await run(sample('plain-repair.bpmn'), '--strict');
    expect(strict.code).toBe(1);
  });

  it('prints one JSON object', async () => {
    const { code, printed } = await run(
      sample('camunda7-leave.bpmn'),
      '--json',
      '--walks',
      '3',
      '--seed',
      '40',
    );
    const json = JSON.parse(printed) as Printed;
    expect(code).toBe(0);
    expect(json).toMatchObject({ ok: true, publishable: true, errors: 0, seed: 40, obstacles: [] });
    const [process] = json.processes;
    expect(process).toMatchObject({
      id: 'leave',
      exploration: { complete: true, findings: [] },
      secondOpinion: { incomparable: [], walks: 3, differences: [] },
    });
    expect(process!.walks.map(({ seed }) => seed)).toEqual([40, 41, 42]);
    for (const { outcome, entered, left, interrupted, trace, steps } of process!.walks) {
      expect(outcome).toBe('completed');
      expect(entered[0]).toBe('asked');
      expect(trace.filter((entry) => entry.event === 'entered').map(({ element }) => element)).toEqual(
        entered,
      );
      expect([...left, ...interrupted].sort()).toEqual([...entered].sort());
      expect(steps[0]!.input).toEqual({ kind: 'start', element: 'asked' });
      expect(steps.at(-1)!.waits).toEqual([]);
    }
  });

  it('prints the same for the same seed', async () => {
    const words = [sample('camunda7-leave.bpmn'), '--json', '--seed', '-7'];
    expect((await run(...words)).printed).toBe((await run(...words)).printed);
  });

  it('counts what import refuses as errors, and rehearses the structure all the same', async () => {
    const { code, printed } = await run(sample('camunda7-java.bpmn'), '--json');
    const json = JSON.parse(printed) as Printed;
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, publishable: false });
    expect(json.processes[0]!.walks).toHaveLength(10);
  });

  it('checks a whole folder, telling errors only', async () => {
    const bundle = fileURLToPath(new URL('../../../definitions', import.meta.url));
    const { code, printed } = await run(bundle, '--check', '--walks', '3');
    expect([code, printed]).toEqual([0, '已排练 2 个流程文件，0 个有错误。']);
    const bad = await run(await fileOf('deadlock.bpmn', deadlock), '--check');
    expect(bad.code).toBe(1);
    expect(bad.printed).toMatch(/deadlock\.bpmn {2}错误 {2}j/);
  });

  it.each<[name: string, words: string[], sentence: RegExp]>([
    ['no file', [], /请给出一个/],
    ['two files', ['a.bpmn', 'b.bpmn'], /一次只能排练一个/],
    ['an unknown option', ['a.bpmn', '--fast'], /不认识选项“--fast”/],
    [
      'a number of walks that is none',
      ['a.bpmn', '--walks', 'many'],
      /--walks 后面应是 0 到 1000 之间的整数，实际是“many”/,
    ],
    ['too many walks', ['a.bpmn', '--walks=1001'], /实际是“1001”/],
    ['a seed that is missing', ['a.bpmn', '--seed'], /--seed 后面应是/],
    ['a file that is not there', ['nowhere.bpmn'], /找不到文件“nowhere.bpmn”/],
    ['a folder', ['definitions'], /不是普通文件/],
    ['a device', ['/dev/zero'], /不是普通文件/],
    ['a folder that is not there', ['nowhere', '--check'], /找不到文件夹/],
  ])('answers 2 for %s', async (_name, words, sentence) => {
    const { code, printed, complained } = await run(...words);
    expect([code, printed]).toEqual([2, '']);
    expect(complained).toMatch(sentence);
  });

  it.each<[name: string, content: string | Uint8Array]>([
    ['nothing', ''],
    ['text', 'hello'],
    ['another kind of XML', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['half a file', sound.slice(0, 300)],
  ])('answers 2 for a file that holds %s', async (_name, content) => {
    const { code, printed } = await run(await fileOf('odd.bpmn', content), '--json');
    const json = JSON.parse(printed) as Printed;
    expect([code, json.ok, json.processes]).toEqual([2, false, []]);
    expect(json.findings.map(({ rule }) => rule)).toContain('unreadable-xml');
  });

  it('reads the encoding that a file declares, and refuses bytes that are none', async () => {
    const wide = `\ufeff${sound.replace('UTF-8', 'UTF-16')}`;
    expect((await run(await fileOf('wide.bpmn', Buffer.from(wide, 'utf16le')))).code).toBe(0);
    const broken = await run(await fileOf('broken.bpmn', new Uint8Array([0x3c, 0xff, 0xfe, 0x80])));
    expect([broken.code, broken.complained]).toEqual([2, expect.stringContaining('不是 utf-8 编码的文本')]);
  });

  it('runs an expression that would overflow as a refusal, not as a crash', async () => {
    const deep = bpmn([
      ...ends,
      scriptTask('a', `=${'('.repeat(900)}1${')'.repeat(900)}`),
      flows('s > a > e'),
    ]);
    expect((await run(await fileOf('deep.bpmn', deep))).code).toBeLessThan(2);
  });

  it('is a command with an exit code', async () => {
    const program = fileURLToPath(new URL('../../../platform/rehearse.mjs', import.meta.url));
    const file = await fileOf('sound.bpmn', sound);
    const { stdout } = await promisify(execFile)('node', [program, file, '--json', '--walks', '1']);
    expect(JSON.parse(stdout)).toMatchObject({ file, ok: true });
    await expect(promisify(execFile)('node', [program])).rejects.toMatchObject({ code: 2 });
  });
});
