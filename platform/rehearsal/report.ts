import type { Finding } from '../engine/index.js';
import { knownDifferences } from './second-opinion/known-differences.js';
import type { Rehearsal, RehearsedProcess } from './rehearse.js';
import { tellWalk } from './tell-walk.js';
import type { Walk } from './walk.js';

const marks: Record<Finding['severity'], string> = { error: '错误', warning: '提醒', info: '说明' };

export const describeFinding = ({ severity, rule, element, message }: Finding): string =>
  `${marks[severity]}  ${element === undefined ? '' : `${element}  `}${message}  [${rule}]`;

/** Everything that keeps it from being published; `strict` counts what is merely missing, too. */
export function errorsOf({ findings, obstacles, processes }: Rehearsal, strict: boolean): Finding[] {
  const all = [
    ...findings,
    ...(strict ? obstacles.map((finding): Finding => ({ ...finding, severity: 'error' })) : []),
    ...processes.flatMap((process) => [...process.exploration.findings, ...process.findings]),
  ];
  return all.filter(({ severity }) => severity === 'error');
}

const storiesToTell = 3;

/** The whole rehearsal as text. */
export function tellRehearsal(file: string, rehearsal: Rehearsal, strict: boolean): string {
  const { findings, obstacles, processes } = rehearsal;
  const imported = findings.filter(({ severity }) => severity === 'info');
  const told = findings.filter(({ severity }) => severity !== 'info');
  const errors = errorsOf(rehearsal, strict).length;
  return [
    `排练 ${file}`,
    section('导入时的改动与不起作用的内容', imported.map(describeFinding)),
    section('文件检查', told.map(describeFinding)),
    ...processes.map((process) => tellProcess(process)),
    section('发布前仍需补齐', obstacles.map(describeFinding)),
    conclude(errors, obstacles.length, processes.length),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function conclude(errors: number, obstacles: number, processes: number): string {
  if (errors > 0) return `结论：有 ${errors} 处错误，不能发布。`;
  if (processes === 0) return '结论：没有可以排练的流程，不能发布。';
  if (obstacles > 0) return `结论：结构没有问题；补齐上面 ${obstacles} 处后可以发布。`;
  return '结论：可以发布。';
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`【${title}】`, ...lines.map((line) => `- ${line}`)].join('\n');

function tellProcess(process: RehearsedProcess): string {
  const { exploration, walks, findings } = process;
  const { complete, states, transitions } = exploration;
  const searched = complete
    ? `共 ${states} 个状态、${transitions} 个步骤，全部查过。`
    : `查过 ${states} 个状态、${transitions} 个步骤后停止，未全部查完。`;
  return [
    `流程 ${process.id}${process.name ? `“${process.name}”` : ''}`,
    section('状态探索', [searched, ...exploration.findings.map(tellExplored)]),
    section('第二意见（bpmn-engine）', [tellOpinion(process), ...findings.map(describeFinding)]),
    `【演练】${summarise(walks)}`,
    ...walks.slice(0, storiesToTell).map((walk) => tellWalk(walk, process)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function tellExplored({ path, ...finding }: RehearsedProcess['exploration']['findings'][number]): string {
  const way = path.map(({ text }) => text).join(' → ');
  return `${describeFinding(finding)}${way ? `\n  经过：${way}` : ''}`;
}

function tellOpinion({
  secondOpinion: { incomparable, walks, agreedSteps, cutShort, differences },
}: RehearsedProcess): string {
  if (incomparable.length > 0) {
    const reasons = incomparable.map(({ element, reason }) => `${element}：${reason}`);
    return ['没有比较，因为：', ...new Set(reasons)].join('\n  ');
  }
  const known = new Set(differences.map(({ knownAs }) => knownAs));
  const explained = knownDifferences
    .filter(({ id }) => known.has(id))
    .map(({ reason }) => `\n  已知的差异：${reason}`);
  const short =
    cutShort > 0
      ? `\n  其中 ${cutShort} 次没有比较到底：bpmn-engine 会把不走的路径也逐条走一遍，这里的路径太多。`
      : '';
  return `${walks} 次演练、${agreedSteps} 步之后两个引擎等待的事项一致。${short}${explained.join('')}`;
}

const names: Record<Walk['outcome'], string> = {
  completed: '正常结束',
  terminated: '终止',
  cancelled: '撤销',
  failed: '失败',
  running: '未走完',
  stuck: '停住',
  refused: '走不下去',
};

function summarise(walks: readonly Walk[]): string {
  const counts = Object.entries(names).map(([outcome, name]) => {
    const count = walks.filter((walk) => walk.outcome === outcome).length;
    return count === 0 ? '' : `${name} ${count} 次`;
  });
  return `共 ${walks.length} 次：${counts.filter((text) => text !== '').join('，')}`;
}
