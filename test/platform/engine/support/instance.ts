import {
  advance,
  compileProcess,
  type CompiledProcess,
  type EngineInput,
  type EngineState,
  type StepContext,
  type StepRefusal,
  type StepResult,
  type StepSuccess,
  type Variables,
} from '../../../../platform/engine/index.js';

export const now = '2026-03-02T09:00:00+08:00';

export async function compile(xml: string, functionNames: string[] = []): Promise<CompiledProcess> {
  const { processes, findings } = await compileProcess(xml, { functionNames });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return processes[0]!;
}

/** A running instance in memory, driven the way the command path drives it. */
export class Instance {
  state: EngineState | null = null;
  variables: Variables = {};
  last!: StepSuccess;
  readonly steps: StepSuccess[] = [];
  functions: StepContext['functions'];
  constants: Variables = {};
  decisions: NonNullable<StepContext['decisions']> = {};
  now = now;

  constructor(readonly process: CompiledProcess) {}

  get context(): StepContext {
    const { variables, constants, functions, decisions } = this;
    return { now: this.now, variables, constants, functions, decisions };
  }

  attempt(input: EngineInput): StepResult {
    const result = advance(this.process, this.state, input, this.context);
    if (result.ok) {
      // What the database does to it.
      this.state = JSON.parse(JSON.stringify(result.state)) as EngineState;
      this.variables = { ...this.variables, ...result.variables };
      this.last = result;
      this.steps.push(result);
    }
    return result;
  }

  do(input: EngineInput): this {
    const result = this.attempt(input);
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
    return this;
  }

  refuse(input: EngineInput): StepRefusal {
    const before = JSON.stringify(this.state);
    const result = this.attempt(input);
    if (result.ok) throw new Error('The step was not refused.');
    expect(JSON.stringify(this.state)).toBe(before);
    return result;
  }

  start(result: Variables = {}, element?: string): this {
    return this.do(element ? { kind: 'start', element, result } : { kind: 'start', result });
  }

  /** Id of an open wait of the element. */
  wait(element: string, index = 0): string {
    const wait = this.last.waits.filter((open) => open.element === element)[index];
    if (!wait) throw new Error(`Nothing waits at ${element}, but at ${this.waiting.join(', ')}.`);
    return wait.id;
  }

  get waiting(): string[] {
    return this.last.waits.map(({ element }) => element);
  }

  complete(element: string, result: Variables = {}, index = 0): this {
    return this.do({ kind: 'complete', wait: this.wait(element, index), result });
  }

  behave(element: string, result: Variables = {}): this {
    return this.do({ kind: 'behaviour', wait: this.wait(element), result });
  }

  fail(element: string, code: string): this {
    return this.do({ kind: 'error', wait: this.wait(element), code, message: '失败' });
  }

  fire(element: string): this {
    return this.do({ kind: 'timer', wait: this.wait(element) });
  }

  send(name: string, correlationKey = '', variables: Variables = {}): this {
    return this.do({ kind: 'message', name, correlationKey, variables });
  }

  /** Events of the last step, in short: `+a` entered, `-a` left, `!a` interrupted, `#label`, `>flow`, `.outcome`. */
  get trace(): string {
    return this.last.events
      .map((event) => {
        switch (event.type) {
          case 'entered':
            return `+${event.element}`;
          case 'left':
            return `-${event.element}`;
          case 'interrupted':
            return `!${event.element}`;
          case 'state':
            return `#${event.state}`;
          case 'taken':
            return '';
          case 'ended':
            return `.${event.outcome}`;
        }
      })
      .filter((text) => text !== '')
      .join(' ');
  }
}

export async function start(xml: string, result: Variables = {}): Promise<Instance> {
  return new Instance(await compile(xml)).start(result);
}
