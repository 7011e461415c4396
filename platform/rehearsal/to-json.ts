import { errorsOf } from './report.js';
import type { Rehearsal, RehearsedProcess } from './rehearse.js';
import type { Walk } from './walk.js';

/** What `--json` prints; README describes it. */
export function rehearsalToJson(
  file: string,
  rehearsal: Rehearsal,
  options: { strict: boolean; seed: number },
): object {
  const { findings, obstacles, processes } = rehearsal;
  const errors = errorsOf(rehearsal, options.strict).length;
  return {
    file,
    seed: options.seed,
    ok: errors === 0 && processes.length > 0,
    publishable: errors === 0 && processes.length > 0 && obstacles.length === 0,
    errors,
    findings,
    obstacles,
    processes: processes.map(processToJson),
  };
}

function processToJson({ id, name, exploration, secondOpinion, findings, walks }: RehearsedProcess): object {
  return { id, name, exploration, secondOpinion, findings, walks: walks.map(walkToJson) };
}

function walkToJson({ seed, outcome, steps, refusal }: Walk): object {
  const trace = steps.flatMap((step) => step.trace);
  const elements = (event: string): string[] =>
    trace.filter((entry) => entry.event === event).map(({ element }) => element);
  return {
    seed,
    outcome,
    entered: elements('entered'),
    left: elements('left'),
    interrupted: elements('interrupted'),
    trace,
    steps: steps.map(({ input, waits }) => ({ input, waits })),
    ...(refusal ? { refusal: { code: refusal.code, input: refusal.input, message: refusal.message } } : {}),
  };
}
