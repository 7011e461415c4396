import { explore, type ExploreOptions } from '../../../../platform/engine/index.js';
import type { RuntimeProcess } from '../../../../platform/engine/compile/graph.js';
import { StateSpace } from '../../../../platform/engine/explore/state-space.js';
import {
  boundary,
  bpmn,
  compensation,
  condition,
  element,
  error,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  subProcess,
  task,
  terminate,
  timer,
  undoneBy,
  userTask,
} from '../support/bpmn.js';
import { compile } from '../support/instance.js';

const start = event('startEvent', 's', '', { name: '申请' });
const end = event('endEvent', 'e', '', { name: '结束' });
const started = '流程从“申请”开始';

/** An action that may be repeated without end: a non-interrupting event sub-process. */
const action = (id: string, ...body: string[]): string =>
  subProcess(
    `${id}ing`,
    [
      event('startEvent', id, message(id), {
        attributes: 'isInterrupting="false"',
        properties: { formId: 'f', candidateGroups: 'clerk' },
      }),
      ...body,
    ],
    { byEvent: true },
  );

const decided = (id: string): string =>
  element('businessRuleTask', id, {
    extensions: `<zeebe:calledDecision decisionId="x" resultVariable="${id}"/>`,
  });

/** What exploration must say of a small diagram: rule, element, and the story told as lines. */
interface Case {
  it: string;
  given: string[];
  options?: ExploreOptions;
  finds: [rule: string, element: string, ...story: string[]][];
}

const good: Omit<Case, 'finds'>[] = [
  {
    it: 'a sequence',
    given: [userTask('a'), serviceTask('b', 'x'), flows('s > a > b > e')],
  },
  {
    it: 'a choice with a default, and a loop back',
    given: [
      userTask('a'),
      gateway('exclusive', 'g', 'default="g_e"'),
      flows('s > a > g > e', 'g > [a.again = true] a'),
    ],
  },
  {
    it: 'a decision whose results are all provided for',
    given: [
      decided('d'),
      gateway('exclusive', 'g', 'default="g_b"'),
      userTask('a'),
      userTask('b'),
      flows('s > d > g > [d = "a"] a > e', 'g > b > e'),
    ],
  },
  {
    it: 'parallel branches that are joined',
    given: [
      gateway('parallel', 'f'),
      gateway('parallel', 'j'),
      userTask('a'),
      userTask('b'),
      flows('s > f > a > j > e', 'f > b > j'),
    ],
  },
  {
    it: 'an inclusive choice that is joined',
    given: [
      gateway('inclusive', 'f', 'default="f_c"'),
      gateway('inclusive', 'j'),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      flows('s > f > [s.a] a > j > e', 'f > [s.b] b > j', 'f > c > j'),
    ],
  },
  {
    it: 'an action that may be repeated without end',
    given: [
      userTask('a'),
      action('c', serviceTask('tell', 'notify'), event('endEvent', 'x'), flows('c > tell > x')),
      flows('s > a > e'),
    ],
  },
  {
    it: 'a reminder whose runs may overlap',
    given: [
      userTask('a'),
      boundary('b', 'a', message('m'), { interrupting: false }),
      userTask('c'),
      flows('s > a > e', 'b > c'),
    ],
  },
  {
    it: 'an activity that is undone',
    given: [
      userTask('a'),
      undoneBy('a', serviceTask('undo', 'x')),
      userTask('b'),
      event('intermediateThrowEvent', 't', compensation()),
      flows('s > a > b > t > e'),
    ],
  },
  {
    it: 'each of several, of which nobody knows how many',
    given: [
      userTask('a', { loop: multiInstance('=s.firms', { inputElement: 'firm' }, { until: '=a.enough' }) }),
      flows('s > a > e'),
    ],
  },
  {
    it: 'a loop without a wait that counts',
    given: [
      scriptTask('zero', '=0', 'n'),
      scriptTask('more', '=n + 1', 'n'),
      gateway('exclusive', 'm'),
      gateway('exclusive', 'g', 'default="g_e"'),
      flows('s > zero > m > more > g > e', 'g > [n < 3] m'),
    ],
  },
  {
    it: 'a question that is asked again and has the same answer',
    given: [
      gateway('parallel', 'p'),
      gateway('exclusive', 'f', 'default="f_x"'),
      gateway('exclusive', 'g', 'default="g_x"'),
      userTask('a'),
      userTask('b'),
      gateway('parallel', 'j'),
      task('x'),
      flows('s > p > a > f > [s.kind = "x"] j > e', 'p > b > g > [s.kind in ("x")] j', 'f > x', 'g > x'),
    ],
  },
];

const bad: Case[] = [
  {
    it: 'a choice whose branches both lead into a parallel join',
    given: [
      gateway('exclusive', 'g', 'default="g_b"'),
      gateway('parallel', 'j'),
      userTask('a', { name: '初审' }),
      userTask('b', { name: '复审' }),
      flows('s > g > [s.quick] a > j > e', 'g > b > j'),
    ],
    finds: [
      ['deadlock', 'j', `${started}，排他网关（g）走向“初审”`, '「clerk」提交“初审”'],
      ['never-reached', 'e'],
    ],
  },
  {
    it: 'a task after which no condition can hold',
    given: [
      userTask('a', { name: '审批' }),
      gateway('exclusive', 'g'),
      task('b'),
      flows('s > a > g > [false] e', 'g > [1 = 2] b > e'),
    ],
    finds: [
      ['deadlock', 'a', started],
      ['never-reached', 'g'],
    ],
  },
  {
    it: 'a condition that waits for data which nobody changes',
    given: [
      event('intermediateCatchEvent', 'c', condition('s.ready'), { name: '资料齐全' }),
      flows('s > c > e'),
    ],
    finds: [['deadlock', 'c', started]],
  },
  {
    it: 'a join that waits for ever beside an action that goes on for ever',
    given: [
      gateway('exclusive', 'g', 'default="g_b"'),
      gateway('parallel', 'j'),
      userTask('a', { name: '初审' }),
      userTask('b', { name: '复审' }),
      flows('s > g > [s.quick] a > j > e', 'g > b > j'),
      action('ask'),
    ],
    finds: [
      ['no-way-to-end', 'a', `${started}，排他网关（g）走向“初审”`],
      ['no-way-to-end', 'b', `${started}，排他网关（g）走向“复审”`],
      ['token-never-leaves', 'j', `${started}，排他网关（g）走向“初审”`, '「clerk」提交“初审”'],
      ['never-reached', 'e'],
    ],
  },
  {
    it: 'a loop without a way out',
    given: [
      userTask('a', { name: '修改' }),
      userTask('b', { name: '退回' }),
      gateway('exclusive', 'm'),
      gateway('exclusive', 'g', 'default="g_b"'),
      flows('s > m > a > g > b > m', 'g > [false] e'),
    ],
    finds: [
      ['no-way-to-end', 'a', started],
      ['never-reached', 'e'],
    ],
  },
  {
    it: 'a loop without a wait',
    given: [
      userTask('a', { name: '填报' }),
      gateway('exclusive', 'm'),
      task('b', { name: '核对' }),
      gateway('exclusive', 'g', 'default="g_e"'),
      flows('s > a > m > b > g > [a.wrong] m', 'g > e'),
    ],
    finds: [['endless-loop', 'b', started, '「clerk」提交“填报”，此时出错']],
  },
  {
    it: 'branches that are merged before they are joined',
    given: [
      gateway('parallel', 'f'),
      userTask('a', { name: '甲' }),
      userTask('b', { name: '乙' }),
      userTask('c', { name: '汇总' }),
      gateway('exclusive', 'm'),
      flows('s > f > a > m > c > e', 'f > b > m'),
    ],
    finds: [['tokens-meet', 'c', started, '「clerk」提交“甲”', '「clerk」提交“乙”']],
  },
  {
    it: 'a join to which two tokens come by one flow',
    given: [
      gateway('parallel', 'f'),
      userTask('a', { name: '甲' }),
      userTask('b', { name: '乙' }),
      userTask('c', { name: '丙' }),
      userTask('d', { name: '丁' }),
      gateway('exclusive', 'm'),
      gateway('exclusive', 'n'),
      gateway('parallel', 'j', 'name="会签"'),
      flows('s > f > a > m > j > e', 'f > b > m', 'f > c > n > j', 'f > d > n'),
    ],
    finds: [['join-fires-twice', 'j', started, '「clerk」提交“甲”', '「clerk」提交“乙”']],
  },
  {
    it: 'a reminder that leads back into the main way',
    given: [
      userTask('a', { name: '报价' }),
      userTask('b', { name: '确认' }),
      boundary('late', 'a', timer('Duration', 'P3D'), { interrupting: false, name: '逾期' }),
      gateway('exclusive', 'm'),
      flows('s > a > m > b > e', 'late > m'),
    ],
    finds: [['tokens-meet', 'b', started, '定时“逾期”到期', '「clerk」提交“报价”']],
  },
  {
    it: 'an error that nothing inside can throw',
    given: [
      subProcess('p', [
        event('startEvent', 'ps'),
        userTask('a'),
        event('endEvent', 'pe'),
        flows('ps > a > pe'),
      ]),
      boundary('failed', 'p', error('E'), { name: '失败' }),
      event('endEvent', 'e2'),
      flows('s > p > e', 'failed > e2'),
    ],
    finds: [['never-reached', 'failed']],
  },
  {
    it: 'a flow that a condition before it shuts out',
    given: [
      userTask('a'),
      userTask('b'),
      gateway('exclusive', 'g', 'default="g_e"'),
      flows('s > a > g > [true] b > e', 'g > e'),
    ],
    finds: [['flow-never-taken', 'g_e']],
  },
  {
    it: 'a flow that contradicts what was decided before',
    given: [
      gateway('exclusive', 'f', 'default="f_b"'),
      gateway('exclusive', 'g', 'default="g_b"'),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      flows('s > f > [s.amount > 500] a > g > b > e', 'f > b', 'g > [s.amount <= 300] c > e'),
    ],
    finds: [['never-reached', 'c']],
  },
  {
    it: 'a task without anybody',
    given: [userTask('a', { name: '审批', groups: '' }), flows('s > a > e')],
    finds: [['nobody-may-do', 'a', started]],
  },
  {
    it: 'a task whose group has nobody in it',
    given: [
      userTask('a', { name: '审批', groups: 'clerk' }),
      userTask('b', { name: '复核', groups: 'head, chief' }),
      userTask('c', { groups: '=s.role' }),
      userTask('d', { groups: '', assignee: '=s.by' }),
      flows('s > a > b > c > d > e'),
    ],
    options: { mayPerform: (group) => group === 'clerk', groupName: () => '科员' },
    finds: [['nobody-may-do', 'b', started, '「科员」提交“审批”']],
  },
  {
    it: 'an end that cancels what others do',
    given: [
      gateway('parallel', 'f'),
      userTask('a', { name: '评审' }),
      userTask('b', { name: '撤回' }),
      event('endEvent', 'x', terminate, { name: '已撤回' }),
      flows('s > f > a > e', 'f > b > x'),
    ],
    finds: [['work-left-behind', 'x', started, '「clerk」提交“撤回”，流程终止']],
  },
  {
    it: 'an expression that cannot be what is needed',
    given: [userTask('a', { name: '审批' }), userTask('b', { due: '=1 + 1' }), flows('s > a > b > e')],
    finds: [
      ['deadlock', 'a', started],
      ['never-reached', 'b'],
      ['expression-may-fail', 'b', started, '「clerk」提交“审批”，此时出错'],
    ],
  },
  {
    it: 'messages, timers, failures and decisions in one story',
    given: [
      event('intermediateCatchEvent', 'm', message('paid'), { name: '付款' }),
      event('intermediateCatchEvent', 't', timer('Date', '=s.until'), { name: '公示期满' }),
      serviceTask('n', 'x', { name: '编号' }),
      boundary('failed', 'n', error('E')),
      gateway('exclusive', 'g', 'name="再来？" default="g_e"'),
      gateway('parallel', 'j'),
      task('w'),
      gateway('exclusive', 'h', 'default="h_e"'),
      flows('s > m > t > n > h > e', 'failed > g > e', 'g > [failed.again] j > e', 'h > [false] w > j'),
    ],
    finds: [
      [
        'deadlock',
        'j',
        started,
        '“付款”收到消息“paid”',
        '定时“公示期满”到期',
        '系统办理“编号”时发生错误“E”，“再来？”走向并行网关（j）',
      ],
      ['never-reached', 'w'],
    ],
  },
];

const told = ({ findings }: ReturnType<typeof explore>): string[][] =>
  findings.map(({ rule, element, path }) => [rule, element ?? '', ...path.map(({ text }) => text)]);

describe('explore', () => {
  it.each(good.map((one) => [one.it, one] as const))('finds nothing in %s', async (_name, { given }) => {
    const result = explore(await compile(bpmn([start, end, ...given])));
    expect(told(result)).toEqual([]);
    expect(result.complete).toBe(true);
  });

  it.each(bad.map((one) => [one.it, one] as const))('finds %s', async (_name, { given, options, finds }) => {
    const result = explore(await compile(bpmn([start, end, ...given])), options);
    expect(told(result)).toEqual(finds);
    for (const { message: sentence } of result.findings) expect(sentence).toMatch(/[一-龥]/);
  });

  it('tells input and element of each step', async () => {
    const [, twice] = bad.filter(
      ({ finds }) => finds[0]![0] === 'join-fires-twice' || finds[0]![0] === 'tokens-meet',
    );
    const { findings } = explore(await compile(bpmn([start, end, ...twice!.given])));
    expect(findings[0]!.path.map(({ input, element }) => [input, element])).toEqual([
      ['start', 's'],
      ['complete', 'a'],
      ['complete', 'b'],
    ]);
  });

  it('says that it gave up, and claims nothing that it has not seen', async () => {
    const wide = [
      gateway('parallel', 'f'),
      gateway('parallel', 'j'),
      ...Array.from({ length: 10 }, (_, index) => userTask(`a${index}`)),
      flows('s > f', 'j > e', ...Array.from({ length: 10 }, (_, index) => `f > a${index} > j`)),
    ];
    const process = await compile(bpmn([start, end, ...wide]));
    expect(explore(process)).toMatchObject({ complete: true, states: 1_024, findings: [] });
    const stopped = explore(process, { maxStates: 100 });
    expect(stopped).toMatchObject({ complete: false, findings: [] });
    expect(stopped.states).toBeLessThan(120);
    expect(explore(process, { maxSteps: 100 })).toMatchObject({ complete: false, findings: [] });
  });

  it('gives up where everything can be chosen at once, and nothing waits', async () => {
    const all = Array.from({ length: 10 }, (_, index) => `g${index}`);
    const gates = all.map((id, index) =>
      gateway('exclusive', id, `default="${id}_${all[index + 1] ?? 'e'}"`),
    );
    const ways = all.flatMap((id, index) => {
      const next = all[index + 1] ?? 'e';
      const others = all.filter((other) => other !== id && other !== next);
      return [...others.map((other) => `${id} > [x${index} = "${other}"] ${other}`), `${id} > ${next}`];
    });
    const process = await compile(bpmn([start, end, ...gates, flows('s > g0', ...ways)]));
    let tried = 0;
    const refused = (): void => void (tried += 1);
    const bounds = { maxStates: 1_000, maxSteps: 10_000, maxRuns: 2 };
    new StateSpace(process as RuntimeProcess, bounds, { refused }).explore();
    expect(tried).toBeLessThan(150);
    const { complete, findings, reached } = explore(process);
    expect(complete).toBe(false);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['endless-loop']));
    expect(reached).toContain('e');
  });

  it('tells what it has reached', async () => {
    const { reached } = explore(
      await compile(
        bpmn([
          start,
          end,
          userTask('a'),
          gateway('exclusive', 'g', 'default="g_e"'),
          flows('s > g > [false] a > e', 'g > e'),
        ]),
      ),
    );
    expect(reached).toEqual(['s', 'e', 'g', 's_g', 'g_e']);
  });

  it('takes names that change by themselves to be open again each time', async () => {
    const given = [
      gateway('exclusive', 'f', 'default="f_b"'),
      gateway('exclusive', 'g', 'default="g_b"'),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      flows('s > f > [subject.open] a > g > b > e', 'f > b', 'g > [not(subject.open)] c > e'),
    ];
    const process = await compile(bpmn([start, end, ...given]));
    expect(told(explore(process))).toEqual([['never-reached', 'c']]);
    expect(told(explore(process, { volatile: ['subject'] }))).toEqual([]);
  });

  it('reaches two inner instances with different messages one at a time', async () => {
    const each = subProcess(
      'each',
      [
        event('startEvent', 'is'),
        event('intermediateCatchEvent', 'm', message('answer')),
        userTask('u', { name: '处理' }),
        event('endEvent', 'ie'),
        flows('is > m > u > ie'),
      ],
      { loop: multiInstance('=s.firms', { inputElement: 'firm' }) },
    );
    const xml = bpmn([start, end, each, flows('s > each > e')], { keys: { answer: '=firm.id' } });
    const { states, complete, findings } = explore(await compile(xml));
    expect({ complete, findings }).toEqual({ complete: true, findings: [] });
    // None and one item: 1 + 3 states; two: both, each or none of them has its message, and what follows.
    expect(states).toBeGreaterThan(10);
  });
});
