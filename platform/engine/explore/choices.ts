/** Ends a run from any depth when one question is asked again and again. */
export class PathCut extends Error {
  /** @param why a loop without a wait, which leads to nothing new; or more choices than can be tried */
  constructor(readonly why: 'loop' | 'too many questions') {
    super('The path is not followed any further.');
    this.name = 'PathCut';
  }
}

/**
 * Enumerates the outcomes of a computation that asks for choices, by running it again: each run repeats the choices
 * of `script` and takes the first possibility of every further question; `next` makes the script of the next run.
 */
export class Choices {
  private script: number[] = [];
  private sizes: number[] = [];
  private position = 0;

  /** Before the first run; or, with a script, before that one run is repeated. */
  begin(script: readonly number[] = []): void {
    this.script = [...script];
    this.sizes = [];
    this.position = 0;
  }

  /** Before the last run is repeated. */
  again(): void {
    this.position = 0;
  }

  pick(size: number): number {
    const at = this.position++;
    if (at === this.script.length) this.script.push(0);
    this.sizes[at] = size;
    return this.script[at]!;
  }

  /** The choices of the last run; nothing when there was none to make. */
  get taken(): readonly number[] | undefined {
    return this.position === 0 ? undefined : this.script.slice(0, this.position);
  }

  next(): boolean {
    let last = this.position - 1;
    while (last >= 0 && this.script[last]! + 1 >= this.sizes[last]!) last--;
    this.position = 0;
    if (last < 0) return false;
    this.script.length = last + 1;
    this.script[last]! += 1;
    return true;
  }
}
