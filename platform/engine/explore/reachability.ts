/** Lists of neighbours in arrays of numbers: the neighbours of `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface Neighbours {
  starts: Int32Array;
  targets: Int32Array;
}

/** @param edges pairs of indices, from and to. */
export function neighbours(
  edges: readonly number[],
  count: number,
  direction: 'forward' | 'backward',
): Neighbours {
  const [near, far] = direction === 'forward' ? [0, 1] : [1, 0];
  const starts = new Int32Array(count + 1);
  for (let edge = 0; edge < edges.length; edge += 2) starts[edges[edge + near]! + 1]! += 1;
  for (let index = 0; index < count; index++) starts[index + 1]! += starts[index]!;
  const targets = new Int32Array(edges.length / 2);
  const next = starts.slice(0, count);
  for (let edge = 0; edge < edges.length; edge += 2) {
    const from = edges[edge + near]!;
    targets[next[from]!] = edges[edge + far]!;
    next[from]! += 1;
  }
  return { starts, targets };
}

/** Marks everything that can be reached from the given indices, these included. */
export function mark({ starts, targets }: Neighbours, from: Iterable<number>, marked: Uint8Array): void {
  const open: number[] = [];
  const visit = (index: number): void => {
    if (marked[index] === 1) return;
    marked[index] = 1;
    open.push(index);
  };
  for (const index of from) visit(index);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    for (let at = starts[index]!; at < starts[index + 1]!; at++) visit(targets[at]!);
  }
}
