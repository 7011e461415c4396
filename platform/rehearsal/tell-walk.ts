import type { RehearsedProcess } from './rehearse.js';
import type { Walk, WalkOutcome, WalkStep } from './walk.js';

const outcomes: Record<WalkOutcome, string> = {
  completed: '流程正常结束。',
  terminated: '流程终止。',
  cancelled: '流程撤销。',
  failed: '流程失败。',
  running: '演练到此为止，流程还在进行。',
  stuck: '流程停住了：没有结束，也没有可办理的事项。',
  refused: '这一步走不下去。',
};

/** A walk as a story, one line for each step. */
export function tellWalk({ seed, outcome, steps, refusal }: Walk, process: RehearsedProcess): string {
  const name = (element: string): string => `“${process.names[element] ?? element}”`;
  const lines = steps.map((step, index) => {
    const waiting = [...new Set(step.waits.map(({ element }) => name(element)))];
    const then = waiting.length > 0 ? `，等待${waiting.join('、')}` : '';
    return `  ${index + 1}. ${tellInput(step.input, name)}${then}`;
  });
  if (refusal) lines.push(`  ${steps.length + 1}. ${tellInput(refusal.input, name)}：${refusal.message}`);
  return [`演练 ${seed}`, ...lines, `  ${outcomes[outcome]}`].join('\n');
}

function tellInput(
  { kind, element = '', name = '', code = '' }: WalkStep['input'],
  nameOf: (id: string) => string,
): string {
  switch (kind) {
    case 'start':
      return `从${nameOf(element)}启动`;
    case 'complete':
      return `办理${nameOf(element)}`;
    case 'timer':
      return `${nameOf(element)}的时间到了`;
    case 'behaviour':
      return `服务${nameOf(element)}完成`;
    case 'error':
      return `服务${nameOf(element)}报告错误“${code}”`;
    case 'message':
      return `收到消息“${name}”`;
    case 'signal':
      return `收到信号“${name}”`;
    default:
      return kind;
  }
}
