import type { EngineInput, Variables } from '../engine/index.js';
import type { TrailNames, TrailReplay } from '../trail/index.js';
import type { Instance } from './instance.js';
import type { Step } from './step.js';
import { submissionFacts } from './submission.js';

/** What the trail keeps of a step so that it can be computed again; nothing that stands beside it already. */
export function recordReplay(step: Step, [first, ...answers]: readonly EngineInput[]): TrailReplay {
  const { instance, subject } = step;
  const from = sourceOf(step, first!);
  return {
    inputs: [from ? withoutContent(first!) : first!, ...answers],
    ...(from ? { from } : {}),
    names: namesOf(instance),
    ...(subject
      ? {
          subject: {
            seq: subject.trail.seq,
            inputs: subject.trail.inputs ?? 0,
            names: namesOf(subject),
          },
        }
      : {}),
  };
}

export const namesOf = ({ organisation, startedBy }: Instance): TrailNames => [
  organisation?.name ?? null,
  startedBy?.name ?? null,
];

/** What an input brings; undefined when it brings nothing. */
export function contentOf(input: EngineInput): Variables | undefined {
  if ('result' in input) return input.result;
  return 'variables' in input ? input.variables : undefined;
}

export function withContent(input: EngineInput, content: Variables): EngineInput {
  return 'result' in input
    ? { ...input, result: content }
    : ({ ...input, variables: content } as EngineInput);
}

const withoutContent = (input: EngineInput): EngineInput => withContent(input, {});

/** Whether the trail's `data` says already what the command brought. */
function sourceOf({ command, actor, now, instance }: Step, input: EngineInput): TrailReplay['from'] {
  const { data, element, form } = command;
  const content = contentOf(input);
  if (content === undefined) return undefined;
  if (content === data) return 'data';
  const facts = submissionFacts(actor, now, form, element === null ? undefined : instance.data[element]);
  const same =
    Object.keys(content).length === Object.keys({ ...data, ...facts }).length &&
    Object.entries(content).every(([name, value]) =>
      Object.hasOwn(facts, name)
        ? JSON.stringify(value) === JSON.stringify(facts[name])
        : value === data[name],
    );
  return same ? 'submission' : undefined;
}
