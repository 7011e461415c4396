import {
  compileProcess,
  outlineProcess,
  type CompiledProcess,
  type ProcessOutline,
} from '../../../platform/engine/index.js';
import { compareWalk, type ComparedWalk } from '../../../platform/rehearsal/second-opinion/compare-walk.js';
import { findIncomparable } from '../../../platform/rehearsal/second-opinion/comparable.js';
import { walkRandomly, type Walk } from '../../../platform/rehearsal/walk.js';

export async function compileFreely(xml: string): Promise<CompiledProcess> {
  const { processes, findings } = await compileProcess(xml, { rehearsal: 'free' });
  if (!processes[0]) throw new Error(JSON.stringify(findings, null, 1));
  return processes[0];
}

export interface Compared extends ComparedWalk {
  walk: Walk;
}

/** Goes several walks in both engines. */
export async function compareWalks(xml: string, count: number): Promise<Compared[]> {
  const process = await compileFreely(xml);
  const outline: ProcessOutline = outlineProcess(process);
  expect(findIncomparable(outline)).toEqual([]);
  const compared: Compared[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const walk = walkRandomly(process, seed);
    compared.push({ walk, ...(await compareWalk(process.id, outline, walk)) });
  }
  return compared;
}
