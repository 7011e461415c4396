import type { EngineEvent, StepSuccess } from '../engine/index.js';
import type { Instance } from './instance.js';
import type { StepOutcome } from './step.js';

/** A copy of the instance that the step may change; the stored one stays as it was. */
export function startOutcome(instance: Instance): StepOutcome {
  return {
    instance: {
      ...instance,
      data: { ...instance.data },
      visited: { elements: { ...instance.visited.elements }, flows: { ...instance.visited.flows } },
    },
    started: instance.version > 0,
    inserted: instance.version > 0,
    opened: [],
    closedWaits: [],
    timers: [],
    waits: new Set(),
    moved: [],
    inputs: [],
  };
}

/** Takes one result of the engine into the outcome. What a step opens and closes again was never there. */
export function applyAdvance(outcome: StepOutcome, result: StepSuccess, now: string): void {
  const { instance } = outcome;
  instance.engine = result.state;
  outcome.started = true;
  for (const [name, value] of Object.entries(result.variables)) {
    if (value === null) delete instance.data[name];
    else instance.data[name] = value;
  }
  outcome.waits = new Set(result.waits.map((wait) => wait.id));
  outcome.opened = [...outcome.opened, ...result.opened.tasks].filter((task) => outcome.waits.has(task.id));
  outcome.timers = [...outcome.timers, ...result.opened.timers].filter((timer) =>
    outcome.waits.has(timer.id),
  );
  outcome.closedWaits.push(...result.closed);
  for (const event of result.events) applyEvent(outcome, event, now);
  if (result.ended) {
    instance.endedAt = now;
    instance.outcome = result.ended;
  }
}

function applyEvent(outcome: StepOutcome, event: EngineEvent, now: string): void {
  const { elements, flows } = outcome.instance.visited;
  switch (event.type) {
    case 'entered':
      elements[event.element] = { entered: now, left: null };
      outcome.moved.push(event.element);
      break;
    case 'left':
    case 'interrupted':
      elements[event.element] = { entered: elements[event.element]?.entered ?? now, left: now };
      break;
    case 'taken':
      flows[event.flow] = true;
      break;
    case 'state':
      outcome.instance.state = event.state;
      break;
    case 'ended':
      break;
  }
}
