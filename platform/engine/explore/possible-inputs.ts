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

/** Stands for a code that nothing names: it is caught by what catches every error. */
const anyCode = '?';

export class PossibleInputs {
  private readonly codes: readonly string[];

  constructor(
    private readonly process: RuntimeProcess,
    private readonly nextNumber: () => number,
  ) {
    this.codes = caughtCodes(process);
  }

  starts(): PossibleInput[] {
    return this.process.root.starts.map(({ id }) => ({
      input: { kind: 'start', element: id, result: unknownResult(this.nextNumber()) },
    }));
  }

  /** Everything that an open wait may be answered with. Whoever fits nowhere is refused by the engine. */
  in(state: InstanceState): PossibleInput[] {
    const inputs: PossibleInput[] = [];
    for (const wait of state.waits) this.add(inputs, state, wait);
    return inputs;
  }

  private add(inputs: PossibleInput[], state: InstanceState, wait: WaitState): void {
    const { id } = wait;
    switch (wait.k) {
      case 'user':
      case 'action':
        inputs.push({ input: { kind: 'complete', wait: id, result: this.result() }, wait });
        return;
      case 'timer':
        inputs.push({ input: { kind: 'timer', wait: id }, wait });
        return;
      case 'message':
      case 'signal':
        this.addMessage(inputs, state, wait);
        return;
      case 'behaviour':
      case 'call':
        inputs.push({ input: { kind: 'behaviour', wait: id, result: this.result() }, wait });
        for (const code of this.codes)
          inputs.push({
            input: { kind: 'error', wait: id, code, message: '', variables: this.result() },
            wait,
          });
    }
  }

  /** Waits of one name and key hear it together; unless the keys are data: then perhaps one of them alone. */
  private addMessage(inputs: PossibleInput[], state: InstanceState, wait: WaitState): void {
    const same = state.waits.filter(
      ({ k, name, key }) => k === wait.k && name === wait.name && key === wait.key,
    );
    const name = wait.name!;
    const variables = this.result();
    if (same[0] === wait)
      inputs.push(
        wait.k === 'signal'
          ? { input: { kind: 'signal', name, variables }, wait }
          : { input: { kind: 'message', name, correlationKey: wait.key!, variables }, wait },
      );
    if (same.length > 1 && wait.k === 'message' && wait.key !== '')
      inputs.push({ input: { kind: 'message', name, correlationKey: ownKey, variables }, wait, alone: true });
  }

  private result() {
    return unknownResult(this.nextNumber());
  }
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
