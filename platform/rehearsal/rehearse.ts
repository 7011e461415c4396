import {
  compileProcess,
  explore,
  type CompiledProcess,
  type Exploration,
  type Finding,
} from '../engine/index.js';
import { feelFunctionNames } from '../definitions/index.js';
import { findObstacles, isWithoutPerformer } from './find-obstacles.js';
import { askSecondOpinion, type SecondOpinion } from './second-opinion/second-opinion.js';
import { walkRandomly, type Walk } from './walk.js';

export interface RehearsalOptions {
  /** Random walks per process (10). */
  walks?: number;
  /** Seed of the first walk; the following ones count on from it (1). */
  seed?: number;
}

export interface RehearsedProcess {
  id: string;
  name: string;
  /** What people call its elements, by id. */
  names: Record<string, string>;
  exploration: Exploration;
  walks: Walk[];
  secondOpinion: SecondOpinion;
  /** What the walks and the second opinion found wrong. */
  findings: Finding[];
}

export interface Rehearsal {
  /** What import changed, what has no effect, what is wrong or missing. */
  findings: Finding[];
  /** What is missing before it can be published, although its structure is sound. */
  obstacles: Finding[];
  /** Empty when the file cannot be run at all. */
  processes: RehearsedProcess[];
}

/** States and steps that are searched before exploration gives up; it then says so. */
const bounds = { maxStates: 20_000, maxSteps: 200_000 };

/** Tries out every process of a BPMN file of any modeler. Never rejects because of the file's content. */
export async function rehearse(xml: string, options: RehearsalOptions = {}): Promise<Rehearsal> {
  const functionNames = feelFunctionNames;
  const lenient = await compileProcess(xml, { functionNames, rehearsal: 'lenient' });
  const free = await compileProcess(xml, { functionNames, rehearsal: 'free' });
  const strict = await compileProcess(xml, { functionNames });
  const explorations = lenient.processes.map((process) => explore(process, bounds));
  const processes: RehearsedProcess[] = [];
  for (const [index, process] of lenient.processes.entries()) {
    processes.push(await rehearseProcess(process, free.processes[index]!, explorations[index]!, options));
  }
  const obstacles = findObstacles(lenient, strict.findings, explorations);
  return { findings: lenient.findings, obstacles, processes };
}

async function rehearseProcess(
  process: CompiledProcess,
  free: CompiledProcess,
  explored: Exploration,
  { walks: count = 10, seed = 1 }: RehearsalOptions,
): Promise<RehearsedProcess> {
  const walks = Array.from({ length: count }, (_, index) => walkRandomly(free, seed + index));
  const structural = explored.findings.filter((finding) => !isWithoutPerformer(finding));
  const exploration = { ...explored, findings: structural };
  const secondOpinion = await askSecondOpinion(free, walks);
  const names = Object.values(process.elements).map(({ id, name, properties }) => [
    id,
    properties.label || name || id,
  ]);
  return {
    id: process.id,
    name: process.name,
    names: Object.fromEntries(names) as Record<string, string>,
    exploration,
    walks,
    secondOpinion,
    findings: [...findStuckWalks(walks, exploration), ...findDifferences(secondOpinion)],
  };
}

/** What exploration tells already, with the shortest way to it, is not told again. */
function findStuckWalks(walks: readonly Walk[], exploration: Exploration): Finding[] {
  const findings = new Map<string, Finding>();
  const explored = exploration.findings.some(({ severity }) => severity === 'error');
  for (const { seed, outcome, refusal, steps } of walks) {
    if (outcome === 'stuck' && !explored) {
      const message = `第 ${seed} 号演练走了 ${steps.length} 步后停住：没有结束，也没有可办理的事项。`;
      findings.set('walk-stuck', { severity: 'error', rule: 'walk-stuck', message });
    }
    if (outcome !== 'refused' || !refusal) continue;
    const { code, element, message } = refusal;
    const severity = code === 'step-limit-reached' && !explored ? 'error' : 'warning';
    const finding: Finding = {
      severity,
      rule: `walk-${code}`,
      message: `第 ${seed} 号演练走不下去：${message}`,
    };
    findings.set(`${code} ${element ?? ''}`, element === undefined ? finding : { ...finding, element });
  }
  return [...findings.values()];
}

function findDifferences({ differences }: SecondOpinion): Finding[] {
  return differences
    .filter(({ knownAs }) => knownAs === undefined)
    .slice(0, 5)
    .map(({ seed, step, input, ours, theirs, failure }) => ({
      severity: 'error',
      rule: 'second-opinion',
      ...(input.element === undefined ? {} : { element: input.element }),
      message:
        `第 ${seed} 号演练第 ${step + 1} 步后，两个引擎的看法不同：本引擎等待 ${ours.join('、') || '（无）'}，` +
        `bpmn-engine 等待 ${theirs.join('、') || '（无）'}${failure === undefined ? '' : `（${failure}）`}。请检查这一步附近的结构。`,
    }));
}
