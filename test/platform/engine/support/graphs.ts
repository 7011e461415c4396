import fc from 'fast-check';
import {
  boundary,
  bpmn,
  error,
  event,
  gateway,
  message,
  serviceTask,
  subProcess,
  task,
  timer,
  userTask,
} from './bpmn.js';

const kinds = [
  'task',
  'user',
  'user',
  'service',
  'exclusive',
  'parallel',
  'inclusive',
  'sub',
  'timer',
  'message',
] as const;
const conditions = [
  '',
  'true',
  'false',
  'n0.x = true',
  'n1.x = true',
  'not(n0.x = true)',
  'n1.y > 2',
  'n1.y &lt;= 2',
];
const watches = ['message', 'interrupting', 'timer', 'error'] as const;

/** A process drawn without any structure: most of them are defective in some way. */
export interface Graph {
  nodes: (typeof kinds)[number][];
  flows: [from: number, to: number, condition: string][];
  watched: (typeof watches)[number][];
  action: boolean;
}

export const graphs: fc.Arbitrary<Graph> = fc.record({
  nodes: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 }),
  flows: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom(...conditions)), { maxLength: 10 }),
  watched: fc.array(fc.constantFrom(...watches), { maxLength: 3 }),
  action: fc.boolean(),
});

function drawNode(kind: Graph['nodes'][number], id: string): string {
  switch (kind) {
    case 'task':
      return task(id);
    case 'user':
      return userTask(id);
    case 'service':
      return serviceTask(id, 'x');
    case 'timer':
      return event('intermediateCatchEvent', id, timer('Duration', 'PT1H'));
    case 'message':
      return event('intermediateCatchEvent', id, message('told'));
    case 'sub':
      return subProcess(id, [
        event('startEvent', `${id}_s`),
        userTask(`${id}_u`),
        flow(`${id}_f`, `${id}_s`, `${id}_u`, ''),
      ]);
    default:
      return gateway(kind, id);
  }
}

function flow(id: string, from: string, to: string, condition: string): string {
  const body = condition && `<conditionExpression>=${condition}</conditionExpression>`;
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
}

const definitions: Record<Graph['watched'][number], string> = {
  message: message('watch'),
  interrupting: message('stop'),
  timer: timer('Duration', 'PT1H'),
  error: error('E'),
};

/** Boundary events on the first activities, each leading to a node of the graph. */
function drawWatches({ nodes, watched }: Graph): string[] {
  const hosts = nodes.flatMap((kind, index) => (['user', 'service', 'sub'].includes(kind) ? [index] : []));
  return watched.flatMap((kind, index) => {
    const host = hosts[index];
    if (host === undefined) return [];
    const id = `w${index}`;
    const interrupting = kind === 'interrupting' || kind === 'error';
    const target = kind === 'message' ? `${id}_t` : `n${(host + 1) % nodes.length}`;
    return [
      boundary(id, `n${host}`, definitions[kind], { interrupting }),
      ...(kind === 'message' ? [task(`${id}_t`)] : []),
      flow(`${id}_f`, id, target, ''),
    ];
  });
}

const repeated = subProcess(
  'again',
  [
    event('startEvent', 'again_s', message('again'), { attributes: 'isInterrupting="false"' }),
    userTask('again_u'),
    flow('again_f', 'again_s', 'again_u', ''),
  ],
  { byEvent: true },
);

export function drawGraph(graph: Graph): string {
  const { nodes, flows } = graph;
  const ids = ['s', ...nodes.map((_, index) => `n${index}`), 'e'];
  const chain = ids.slice(1).map((_, index): Graph['flows'][number] => [index, index + 1, '']);
  const lines = [...flows, ...chain].map(([from, to, condition], index) => {
    const source = ids[from % (ids.length - 1)]!;
    const kind = nodes[ids.indexOf(source) - 1];
    const free = kind === 'parallel' || kind === 'sub';
    const chosen = kind === 'exclusive' || kind === 'inclusive' ? condition || 'true' : condition;
    return flow(`f${index}`, source, ids[1 + (to % (ids.length - 1))]!, free ? '' : chosen);
  });
  return bpmn([
    event('startEvent', 's'),
    event('endEvent', 'e'),
    ...nodes.map((kind, index) => drawNode(kind, `n${index}`)),
    ...lines,
    ...drawWatches(graph),
    ...(graph.action ? [repeated] : []),
  ]);
}
