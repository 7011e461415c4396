import type { RuntimeProcess } from '../compile/graph.js';
import type { InstanceState, WaitState } from '../state.js';
import type { EngineInput } from '../types.js';
import { unknownResult } from './unknown.js';

/** Something that may happen next. */
export interface PossibleInput {
  input: EngineInput;
  /** The wait that it answers, or one of several that a message or signal reaches. */
  wait?: WaitState;
  /** Reaches only `wait`: its correlation key is taken to differ from the others'. */
  alone?: true;
}

/** What may come to an open wait. */
export interface Answer {
  kind: Exclude<EngineInput['kind'], 'start' | 'move' | 'cancel'>;
  /** Of an error. */
  code?: string;
  alone?: true;
  /** Answers differ in it. */
  index: number;
}

/** Stands for a code that nothing names: it is caught by what catches every error. */
const anyCode = '?';
const completion: readonly Answer[] = [{ kind: 'complete', index: 0 }];
const due: readonly Answer[] = [{ kind: 'timer', index: 1 }];
const told: readonly Answer[] = [{ kind: 'message', index: 2 }];
const aloneTold: readonly Answer[] = [{ kind: 'message', index: 3, alone: true }];
const signalled: readonly Answer[] = [{ kind: 'signal', index: 4 }];
const behaviour: Answer = { kind: 'behaviour', index: 5 };
const nothing: readonly Answer[] = [];

export class PossibleInputs {
  private readonly results: readonly Answer[];

  constructor(
    private readonly process: RuntimeProcess,
    private readonly nextNumber: () => number,
  ) {
    const errors = caughtCodes(process).map((code, at): Answer => ({ kind: 'error', code, index: 6 + at }));
    this.results = [behaviour, ...errors];
  }

  /** How many answers there are, of all kinds. */
  get kinds(): number {
    return 5 + this.results.length;
  }

  starts(): PossibleInput[] {
    return this.process.root.starts.map(({ id }) => ({
      input: { kind: 'start', element: id, result: unknownResult(this.nextNumber()) },
    }));
  }

  /** Everything that an open wait, one of `waits`, may be answered with. Whoever fits nowhere is refused by the engine. */
  answers(waits: readonly { wait: WaitState }[], at: number): readonly Answer[] {
    switch (waits[at]!.wait.k) {
      case 'user':
      case 'action':
        return completion;
      case 'timer':
        return due;
      case 'message':
      case 'signal':
        return messages(waits, at);
      case 'behaviour':
      case 'call':
        return this.results;
      case 'condition':
        return nothing;
    }
  }

  /** @param wait as it is in the state */
  input({ kind, code, alone }: Answer, wait: WaitState): PossibleInput {
    const { id } = wait;
    const result = unknownResult(this.nextNumber());
    switch (kind) {
      case 'complete':
      case 'behaviour':
        return { input: { kind, wait: id, result }, wait };
      case 'timer':
        return { input: { kind, wait: id }, wait };
      case 'signal':
        return { input: { kind, name: wait.name!, variables: result }, wait };
      case 'error':
        return { input: { kind, wait: id, code: code!, message: '', variables: result }, wait };
      case 'message': {
        const correlationKey = alone ? ownKey : wait.key!;
        const input: EngineInput = { kind, name: wait.name!, correlationKey, variables: result };
        return alone ? { input, wait, alone } : { input, wait };
      }
    }
  }
}

/** Waits of one name and key hear it together; unless the keys are data: then perhaps one of them alone. */
function messages(waits: readonly { wait: WaitState }[], at: number): readonly Answer[] {
  const { k, name, key } = waits[at]!.wait;
  const isSame = ({ wait }: { wait: WaitState }): boolean =>
    wait.k === k && wait.name === name && wait.key === key;
  const isFirst = waits.findIndex(isSame) === at;
  if (k === 'signal') return isFirst ? signalled : nothing;
  const mayBeAlone = key !== '' && waits.filter(isSame).length > 1;
  return [...(isFirst ? told : nothing), ...(mayBeAlone ? aloneTold : nothing)];
}

/** No key of a wait is like this. */
const ownKey = '?own';

/** The state in which the input reaches what it is meant for. */
export function stateFor(state: InstanceState, { wait, alone }: PossibleInput): InstanceState {
  if (!alone) return state;
  return {
    ...state,
    waits: state.waits.map((open) => (open.id === wait!.id ? { ...open, key: ownKey } : open)),
  };
}

function caughtCodes(process: RuntimeProcess): string[] {
  const codes = new Set<string>();
  for (const { trigger, type } of process.nodes.values()) {
    if (trigger?.kind === 'error' && type !== 'bpmn:EndEvent') codes.add(trigger.code ?? anyCode);
  }
  return [...codes];
}
