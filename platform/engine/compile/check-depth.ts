import type { Compilation } from './compilation.js';
import { list, type ModdleElement } from './moddle.js';

const deepest = 100;

/**
 * Refuses a process with sub-processes nested so deep that nobody drew it: compiling and running go as deep.
 * @returns whether it may be compiled
 */
export function checkDepth(compilation: Compilation, process: ModdleElement): boolean {
  const open: [element: ModdleElement, depth: number][] = [[process, 0]];
  for (const [element, depth] of open) {
    if (depth > deepest && element.flowElements) {
      compilation.error('nested-too-deep', element, `子流程嵌套超过 ${deepest} 层，请拆成几个流程。`);
      return false;
    }
    for (const inner of list(element.flowElements)) open.push([inner, depth + 1]);
  }
  return true;
}
