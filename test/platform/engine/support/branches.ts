import fc from 'fast-check';
import {
  boundary,
  bpmn,
  cancel,
  cardinality,
  compensation,
  condition,
  element,
  error,
  escalation,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  signal,
  standardLoop,
  subProcess,
  task,
  terminate,
  timer,
  undoneBy,
  userTask,
} from './bpmn.js';

/** One piece of a branch: its parts, for elements whose ids begin with `id`, entered at `id` and left at `out`. */
type Piece = (id: string) => { parts: string[]; out?: string };

const one =
  (draw: (id: string) => string): Piece =>
  (id) => ({ parts: [draw(id)] });

/** Two ways to the same end; the conditions ask for data. */
const choice =
  (asks: string): Piece =>
  (id) => ({
    parts: [
      gateway('exclusive', id, `default="${id}_${id}_n"`),
      userTask(`${id}_y`),
      task(`${id}_n`),
      gateway('exclusive', `${id}_m`),
      flows(`${id} > [${asks}] ${id}_y > ${id}_m`, `${id} > ${id}_n > ${id}_m`),
    ],
    out: `${id}_m`,
  });

/** A host with a boundary event that leads into a task of its own. */
const watched =
  (host: (id: string) => string, definition: string, interrupting: boolean): Piece =>
  (id) => ({
    parts: [
      host(id),
      boundary(`${id}_b`, id, definition, { interrupting }),
      userTask(`${id}_h`),
      flows(`${id}_b > ${id}_h`),
    ],
  });

/** A sub-process in which two tasks run beside each other, or what is given. */
const scope = (id: string, inner = ''): string =>
  subProcess(id, [
    event('startEvent', `${id}_s`),
    gateway('parallel', `${id}_f`),
    userTask(`${id}_u`),
    userTask(`${id}_v`, { inputs: { mine: '=given.kind' } }),
    gateway('parallel', `${id}_j`),
    event('endEvent', `${id}_e`, inner),
    flows(`${id}_s > ${id}_f > ${id}_u > ${id}_j > ${id}_e`, `${id}_f > ${id}_v > ${id}_j`),
  ]);

const pieces: Record<string, Piece> = {
  user: one((id) => userTask(id)),
  mapped: one((id) => userTask(id, { inputs: { mine: '=given.kind' }, outputs: { given: '=result' } })),
  service: watched((id) => serviceTask(id, 'x'), error('E'), true),
  told: one((id) => event('intermediateCatchEvent', id, message('told'))),
  keyed: one((id) => event('intermediateCatchEvent', id, message('keyed'))),
  signalled: one((id) => event('intermediateCatchEvent', id, signal('go'))),
  signals: one((id) => event('intermediateThrowEvent', id, signal('go'))),
  writes: one((id) => scriptTask(id, '=true', 'ready')),
  unready: one((id) => scriptTask(id, '=false', 'ready')),
  awaits: one((id) => event('intermediateCatchEvent', id, condition('ready'))),
  asks: choice('given.kind = "a"'),
  asksOtherwise: choice('given.kind in ("a", "b")'),
  asksReady: choice('ready'),
  asksMany: choice('given.kind = "b" and given.sum > 3'),
  compares: choice('given.sum > other.sum'),
  changes: one((id) => scriptTask(id, '=user_data', 'given')),
  asksInside: (id) => ({
    parts: [
      subProcess(
        id,
        [
          event('startEvent', `${id}_s`),
          userTask(`${id}_u`),
          gateway('exclusive', `${id}_g`, `default="${id}_g_${id}_e"`),
          userTask(`${id}_v`),
          event('endEvent', `${id}_e`),
          flows(`${id}_s > ${id}_u > ${id}_g > [mine = "x"] ${id}_v > ${id}_e`, `${id}_g > ${id}_e`),
        ],
        { inputs: { mine: '=given' } },
      ),
    ],
  }),
  /** Runs beside each other that ask again about what each of them has for itself. */
  asksAgain: (id) => ({
    parts: [
      userTask(id),
      boundary(`${id}_b`, id, message('more'), { interrupting: false, outputs: { given: '=result' } }),
      subProcess(
        `${id}_p`,
        [
          event('startEvent', `${id}_s`),
          userTask(`${id}_u`),
          gateway('exclusive', `${id}_g`, `default="${id}_g_${id}_e"`),
          gateway('exclusive', `${id}_m`),
          event('endEvent', `${id}_e`),
          flows(`${id}_s > ${id}_m > ${id}_u > ${id}_g > [mine = "x"] ${id}_m`, `${id}_g > ${id}_e`),
        ],
        { inputs: { mine: '=given' } },
      ),
      flows(`${id}_b > ${id}_p`),
    ],
  }),
  scope: one((id) => scope(id)),
  timed: watched((id) => scope(id), timer('Cycle', 'R2/PT1H'), false),
  stopped: watched((id) => scope(id), message('stop'), true),
  noted: watched((id) => userTask(id), message('told'), false),
  signalStops: watched((id) => userTask(id), signal('go'), true),
  escalates: watched((id) => scope(id, escalation('LATE')), escalation('LATE'), false),
  fails: watched((id) => scope(id, error('BAD')), error('BAD'), true),
  cancelled: watched(
    (id) =>
      subProcess(
        id,
        [
          event('startEvent', `${id}_s`),
          userTask(`${id}_u`),
          undoneBy(`${id}_u`, serviceTask(`${id}_x`, 'undo')),
          event('endEvent', `${id}_e`, cancel),
          flows(`${id}_s > ${id}_u > ${id}_e`),
        ],
        { transaction: true },
      ),
    cancel,
    true,
  ),
  each: one((id) =>
    userTask(id, {
      loop: multiInstance('=given.items', { inputElement: 'item' }, { until: '=item.enough' }),
    }),
  ),
  eachInTurn: one((id) =>
    userTask(id, { loop: multiInstance('=[1, 2]', { inputElement: 'item' }, { sequential: true }) }),
  ),
  twice: one((id) =>
    userTask(id, { loop: cardinality('=2', { until: '=numberOfCompletedInstances >= 1' }) }),
  ),
  repeats: one((id) => userTask(id, { loop: standardLoop('=given.again', { maximum: 3 }) })),
  undoable: one((id) => userTask(id) + undoneBy(id, serviceTask(`${id}_x`, 'undo'))),
  undoes: one((id) => event('intermediateThrowEvent', id, compensation())),
  first: (id) => ({
    parts: [
      element('eventBasedGateway', id),
      event('intermediateCatchEvent', `${id}_m`, message('told')),
      event('intermediateCatchEvent', `${id}_t`, timer('Duration', 'PT1H')),
      gateway('exclusive', `${id}_o`),
      flows(`${id} > ${id}_m > ${id}_o`, `${id} > ${id}_t > ${id}_o`),
    ],
    out: `${id}_o`,
  }),
  calls: one((id) => element('callActivity', id, { extensions: '<zeebe:calledElement processId="other"/>' })),
};
export const pieceNames = Object.keys(pieces);

const watchers: Record<string, { definition: string; interrupting: boolean; starts?: string }> = {
  note: { definition: message('told'), interrupting: false },
  signal: { definition: signal('go'), interrupting: false },
  end: { definition: message('stop'), interrupting: true },
  timer: { definition: timer('Duration', 'PT1H'), interrupting: false },
  condition: { definition: condition('ready'), interrupting: false },
  error: { definition: error('E'), interrupting: true },
  escalation: { definition: escalation('LATE'), interrupting: false },
};

export const watcherNames = Object.keys(watchers);

/** Branches beside each other, with everything that one of them may notice of the others. */
export interface Branches {
  branches: string[][];
  split: 'parallel' | 'inclusive';
  /** How the branches end. */
  joins: ('parallel' | 'inclusive' | 'end' | 'terminate' | 'signal' | 'error')[];
  watchers: string[];
  /** All of it in a sub-process. */
  inside: boolean;
}

export const branches: fc.Arbitrary<Branches> = fc.record({
  branches: fc.array(fc.array(fc.constantFrom(...pieceNames), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  split: fc.constantFrom('parallel', 'parallel', 'inclusive'),
  joins: fc.array(
    fc.constantFrom('parallel', 'parallel', 'parallel', 'inclusive', 'end', 'terminate', 'signal', 'error'),
    { minLength: 3, maxLength: 3 },
  ),
  watchers: fc.uniqueArray(fc.constantFrom(...watcherNames), { maxLength: 2 }),
  inside: fc.integer({ max: 4, min: 0 }).map((of) => of === 0),
});

function drawWatcher(name: string): string {
  const { definition, interrupting } = watchers[name]!;
  const id = `on_${name}`;
  return subProcess(
    id,
    [
      event('startEvent', `${id}_s`, definition, { attributes: `isInterrupting="${interrupting}"` }),
      userTask(`${id}_u`),
      event('endEvent', `${id}_e`),
      flows(`${id}_s > ${id}_u > ${id}_e`),
    ],
    { byEvent: true },
  );
}

const endings: Record<string, string> = { terminate, signal: signal('go'), error: error('E') };

export function drawBranches({ branches: all, split, joins, watchers: names, inside }: Branches): string {
  const parts = [gateway(split, 'split'), gateway('parallel', 'all'), gateway('inclusive', 'any')];
  const joined = new Set<string>();
  all.forEach((branch, number) => {
    const last = branch.reduce((from, name, index) => {
      const id = `b${number}_${index}`;
      const drawn = pieces[name]!(id);
      const asks = split === 'inclusive' && index === 0 ? `[given.branch = ${number}] ` : '';
      parts.push(...drawn.parts, flows(`${from} > ${asks}${id}`));
      return drawn.out ?? id;
    }, 'split');
    const how = joins[number]!;
    if (how === 'parallel' || how === 'inclusive') {
      const join = how === 'parallel' ? 'all' : 'any';
      joined.add(join);
      parts.push(flows(`${last} > ${join}`));
    } else parts.push(event('endEvent', `e${number}`, endings[how]), flows(`${last} > e${number}`));
  });
  const used = parts.filter(
    (part) => !['all', 'any'].some((id) => part.includes(`Gateway id="${id}"`) && !joined.has(id)),
  );
  for (const join of joined) used.push(userTask(`${join}_u`), flows(`${join} > ${join}_u > e`));
  const body = [
    event('startEvent', 's'),
    userTask('given'),
    ...(joined.size > 0 ? [event('endEvent', 'e')] : []),
    ...used,
    ...names.map(drawWatcher),
    flows('s > given > split'),
  ];
  const whole = inside
    ? [
        event('startEvent', 'out_s'),
        subProcess('inside', body),
        event('endEvent', 'out_e'),
        flows('out_s > inside > out_e'),
      ]
    : body;
  return bpmn(whole, { keys: { keyed: '=given.key' } });
}
