import { outlineProcess, type CompiledProcess } from '../../engine/index.js';
import type { Walk } from '../walk.js';
import { compareWalk, type Difference } from './compare-walk.js';
import { findIncomparable, type Incomparable } from './comparable.js';

/** What bpmn-engine says of a process, going the same walks. */
export interface SecondOpinion {
  /** Elements that the two cannot both run; then no walk was compared. */
  incomparable: Incomparable[];
  walks: number;
  /** Steps after which both waited at the same places. */
  agreedSteps: number;
  /** Walks of which a part was not compared, as it would have taken bpmn-engine too long. */
  cutShort: number;
  /** Where they parted; those that are not `knownAs` something must not be. */
  differences: Difference[];
}

/** @param process compiled for `free` rehearsal, as the walks were. */
export async function askSecondOpinion(
  process: CompiledProcess,
  walks: readonly Walk[],
): Promise<SecondOpinion> {
  const outline = outlineProcess(process);
  const incomparable = findIncomparable(outline);
  const opinion: SecondOpinion = { incomparable, walks: 0, agreedSteps: 0, cutShort: 0, differences: [] };
  if (incomparable.length > 0) return opinion;
  for (const walk of walks) {
    const { agreed, difference, cutShort } = await compareWalk(process.id, outline, walk);
    opinion.walks += 1;
    opinion.agreedSteps += agreed;
    if (cutShort) opinion.cutShort += 1;
    if (difference) opinion.differences.push(difference);
  }
  return opinion;
}
