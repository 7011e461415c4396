import fc from 'fast-check';
import {
  advance,
  compileProcess,
  type EngineInput,
  type EngineState,
} from '../../../platform/engine/index.js';
import { blocks, drawProcess, smallBlocks } from './support/blocks.js';
import {
  boundary,
  bpmn,
  compensation,
  condition,
  escalation,
  event,
  flows,
  gateway,
  message,
  serviceTask,
  subProcess,
  task,
  timer,
  undoneBy,
  userTask,
} from './support/bpmn.js';
import { joinsThatCouldGoOn } from './support/inclusive-joins.js';
import { compile, Instance, now, start } from './support/instance.js';

/** So many small processes; of what takes longer there are fewer. More than 10,000 processes in all. */
const numRuns = Number(process.env.ENGINE_RUNS ?? 7_500);
const few = Math.ceil(numRuns / 20);
const patience = 60_000 + numRuns * 50;

/** Answers open waits in an order that `choices` decides, until the instance ends; answers what was put in. */
function walk(instance: Instance, choices: readonly number[]): EngineInput[] {
  const inputs: EngineInput[] = [{ kind: 'start', result: {} }];
  instance.do(inputs[0]!);
  for (let step = 0; !instance.last.ended; step++) {
    if (step > 2_000) throw new Error('The walk does not end.');
    const open = instance.last.waits.filter(({ kind }) => kind === 'user' || kind === 'behaviour');
    if (open.length === 0) throw new Error('Nothing waits, and the instance has not ended.');
    const watching = instance.last.waits.some(({ kind }) => kind === 'message');
    const choice = choices[step % choices.length]!;
    const { id, kind } = open[choice % open.length]!;
    const input: EngineInput =
      watching && choice % 7 === 0
        ? { kind: 'message', name: 'watch', correlationKey: '', variables: {} }
        : kind === 'user'
          ? { kind: 'complete', wait: id, result: { step } }
          : { kind: 'behaviour', wait: id, result: {} };
    inputs.push(input);
    instance.do(input);
  }
  return inputs;
}

const walks = fc.array(fc.nat(1_000), { minLength: 5, maxLength: 20 }).map((choices) => [...choices, 1]);

describe('a sound process', () => {
  it.each([
    ['small', smallBlocks, numRuns],
    ['larger', blocks, few],
  ])(
    'always completes, and no token is lost or doubled on the way (%s)',
    async (_size, sizes, runs) => {
      await fc.assert(
        fc.asyncProperty(sizes, walks, async (block, choices) => {
          const { xml, expected } = drawProcess(block);
          const instance = new Instance(await compile(xml));
          walk(instance, choices);
          expect(instance.last.ended).toBe('completed');
          const left = new Map<string, number>();
          for (const happened of instance.steps.flatMap(({ events }) => events)) {
            if (happened.type !== 'left') continue;
            left.set(happened.element, (left.get(happened.element) ?? 0) + 1);
          }
          const counted = [...expected.keys()].map((element) => [element, left.get(element) ?? 0]);
          expect(counted).toEqual([...expected]);
          expect(instance.state).toMatchObject({ tokens: [], waits: [] });
        }),
        { numRuns: runs },
      );
    },
    patience,
  );

  it(
    'goes the same way again when it is replayed',
    async () => {
      await fc.assert(
        fc.asyncProperty(blocks, walks, async (block, choices) => {
          const process = await compile(drawProcess(block).xml);
          const live = new Instance(process);
          const inputs = walk(live, choices);
          const replayed = new Instance(await compile(drawProcess(block).xml));
          inputs.forEach((input, index) => {
            replayed.do(input);
            expect(JSON.stringify(replayed.last)).toBe(JSON.stringify(live.steps[index]));
          });
        }),
        { numRuns: few },
      );
    },
    patience,
  );

  it(
    'closes only what it had opened, and reports all that is open',
    async () => {
      await fc.assert(
        fc.asyncProperty(blocks, walks, async (block, choices) => {
          const instance = new Instance(await compile(drawProcess(block).xml));
          walk(instance, choices);
          const open = new Set<string>();
          for (const { opened, effects, closed, waits } of instance.steps) {
            for (const id of closed) expect(open.delete(id)).toBe(true);
            for (const { id } of [...opened.tasks, ...opened.timers, ...opened.subscriptions, ...effects]) {
              expect(open.has(id)).toBe(false);
              open.add(id);
            }
            expect(waits.map(({ id }) => id).sort()).toEqual([...open].sort());
          }
        }),
        { numRuns: few },
      );
    },
    patience,
  );
});

describe('any process', () => {
  const kinds = [
    'task',
    'user',
    'service',
    'exclusive',
    'parallel',
    'inclusive',
    'sub',
    'event',
    'condition',
    'undoable',
    'undo',
    'escalate',
  ] as const;
  const graphs = fc.record({
    nodes: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 }),
    flows: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom('', 'true', 'false', 'x')), {
      maxLength: 16,
    }),
    watched: fc.boolean(),
  });

  function draw({
    nodes,
    flows: lines,
    watched,
  }: typeof graphs extends fc.Arbitrary<infer T> ? T : never): string {
    const ids = ['s', ...nodes.map((_, index) => `n${index}`), 'e'];
    const parts = nodes.map((kind, index) => {
      const id = `n${index}`;
      switch (kind) {
        case 'task':
          return task(id);
        case 'user':
          return userTask(id);
        case 'service':
          return serviceTask(id, 'x');
        case 'sub':
          return subProcess(id, [
            event('startEvent', `${id}_s`),
            userTask(`${id}_u`),
            flows(`${id}_s > ${id}_u`),
          ]);
        case 'condition':
          return event('intermediateCatchEvent', id, condition('x = true'));
        case 'undoable':
          return task(id) + undoneBy(id, userTask(`${id}_u`));
        case 'undo':
          return event('intermediateThrowEvent', id, compensation());
        case 'escalate':
          return event('intermediateThrowEvent', id, escalation('LATE'));
        case 'event':
          return event('intermediateCatchEvent', id, timer('Duration', 'PT1H'));
        default:
          return gateway(kind, id);
      }
    });
    const edges = [
      ...lines,
      ...ids.slice(1).map((_, index): [number, number, string] => [index, index + 1, '']),
    ];
    const body = edges.map(([from, to, condition], index) => {
      const source = ids[from % (ids.length - 1)]!;
      const target = ids[1 + (to % (ids.length - 1))]!;
      const expression = condition && `<conditionExpression>=${condition}</conditionExpression>`;
      return `<sequenceFlow id="f${index}" sourceRef="${source}" targetRef="${target}">${expression}</sequenceFlow>`;
    });
    const late = subProcess(
      'late',
      [
        event('startEvent', 'l', escalation(), { attributes: `isInterrupting="${watched}"` }),
        userTask('lt'),
        flows('l > lt'),
      ],
      { byEvent: true },
    );
    const user = nodes.indexOf('user');
    const watch =
      watched && user >= 0 ? [boundary('w', `n${user}`, message('watch')), task('wt'), flows('w > wt')] : [];
    return bpmn([event('startEvent', 's'), event('endEvent', 'e'), ...parts, ...body, ...watch, late]);
  }

  const inputs = fc.array(fc.tuple(fc.nat(6), fc.nat(5)), { maxLength: 15 });

  function toInput([kind, index]: [number, number], instance: Instance): EngineInput {
    const wait = instance.last?.waits[index]?.id ?? `w${index}`;
    const all: EngineInput[] = [
      { kind: 'complete', wait, result: { x: index % 2 === 0 } },
      { kind: 'behaviour', wait, result: {} },
      { kind: 'timer', wait },
      { kind: 'message', name: 'watch', correlationKey: '', variables: {} },
      { kind: 'error', wait, code: 'E', message: '' },
      { kind: 'signal', name: 'none', variables: {} },
      { kind: 'complete', wait, result: {} },
    ];
    return all[kind]!;
  }

  it(
    'is compiled or refused, and each input is a step or a refusal that changes nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(graphs, inputs, async (graph, sequence) => {
          const xml = draw(graph);
          const { processes, findings } = await compileProcess(xml);
          if (processes.length === 0) {
            expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
            return;
          }
          const instance = new Instance(processes[0]!);
          instance.attempt({ kind: 'start', result: {} });
          for (const choice of sequence) {
            const before = JSON.stringify(instance.state);
            const result = instance.attempt(toInput(choice, instance));
            if (!result.ok) {
              expect(result.message).not.toBe('');
              expect(JSON.stringify(instance.state)).toBe(before);
            } else if (result.state.status === 'running') {
              expect((result.state.tokens as unknown[]).length).toBeGreaterThan(0);
              expect(joinsThatCouldGoOn(xml, result.state)).toEqual([]);
            }
          }
        }),
        { numRuns: few * 4 },
      );
    },
    patience,
  );

  it(
    'survives an XML file that is damaged anywhere',
    async () => {
      const whole = drawProcess({
        kind: 'each',
        items: 2,
        sequential: false,
        block: { kind: 'watched' },
      }).xml;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length),
          fc.nat(40),
          fc.string({ maxLength: 8 }),
          async (at, cut, noise) => {
            const { processes, findings } = await compileProcess(
              whole.slice(0, at) + noise + whole.slice(at + cut),
            );
            expect(processes.length > 0 || findings.length > 0).toBe(true);
          },
        ),
        { numRuns: few },
      );
    },
    patience,
  );
});

describe('the state', () => {
  const size = (state: EngineState): number => JSON.stringify(state).length;

  const corrected = bpmn([
    event('startEvent', 's'),
    userTask('a'),
    flows('s > a'),
    subProcess(
      'correcting',
      [
        event('startEvent', 'c', message('c'), {
          attributes: 'isInterrupting="false"',
          properties: { formId: 'f', candidateGroups: 'g' },
        }),
        serviceTask('tell', 'notify'),
        event('endEvent', 'x'),
        flows('c > tell > x'),
      ],
      { byEvent: true },
    ),
  ]);

  it('does not grow with repeated actions', async () => {
    const instance = await start(corrected);
    const before = size(instance.state!);
    for (let n = 0; n < 1_000; n++) instance.complete('c', { n }).behave('tell');
    expect(size(instance.state!) - before).toBeLessThan(20);
    expect(Object.keys(instance.variables)).toEqual(['s', 'c'].filter((name) => name in instance.variables));
  });

  it('does not grow with loops', async () => {
    const instance = await start(
      bpmn([
        event('startEvent', 's'),
        gateway('exclusive', 'm'),
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        gateway('parallel', 'j'),
        flows('s > m > p > a > j > m', 'p > b > j'),
      ]),
    );
    const before = size(instance.state!);
    for (let n = 0; n < 1_000; n++) instance.complete('b').complete('a');
    expect(size(instance.state!) - before).toBeLessThan(30);
  });

  it(
    'is bounded by what waits, not by what happened',
    async () => {
      await fc.assert(
        fc.asyncProperty(blocks, walks, async (block, choices) => {
          const instance = new Instance(await compile(drawProcess(block).xml));
          walk(instance, choices);
          for (const { state, waits } of instance.steps)
            expect(size(state)).toBeLessThan(400 + 800 * (waits.length + 1));
        }),
        { numRuns: few },
      );
    },
    patience,
  );

  it('does not depend on when or how often a step is tried', async () => {
    const instance = await start(corrected);
    const input: EngineInput = { kind: 'complete', wait: instance.wait('c'), result: {} };
    const results = [0, 1, 2].map(() =>
      advance(instance.process, instance.state, input, { now, variables: {} }),
    );
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});
