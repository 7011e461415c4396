import type { CompiledDecision, Variables } from '../../../../platform/engine/index.js';
import { compileProcess } from '../../../../platform/engine/index.js';
import { bpmn, element, event, flows, mappings, multiInstance, type TaskExtras } from '../support/bpmn.js';
import { compileFile, decision, dmn, literal, table } from '../support/dmn.js';
import { compile, Instance } from '../support/instance.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e'), flows('s > a > e')];

const ruleTask = (attributes: string, extras: TaskExtras = {}): string =>
  element('businessRuleTask', 'a', {
    extensions: `<zeebe:calledDecision ${attributes}/>${mappings(extras)}`,
    content: extras.loop ?? '',
  });

const bands = table({
  inputs: [{ name: 'price', type: 'number' }],
  outputs: ['days'],
  rules: ['< 300000 : 3', '[300000..1000000) : 5', '>= 1000000 : 7'],
});
const overlapping = table({ inputs: ['price'], outputs: ['days'], rules: ['> 1 : 1', '> 2 : 2'] });

const decisions: Record<string, CompiledDecision> = Object.fromEntries(
  (
    await compileFile(
      dmn([
        decision('minimum-days', bands),
        decision('unsound', overlapping),
        decision('greeting', literal('{word: "hello " + p.name, at: today()}')),
      ]),
    )
  ).map((one) => [one.id, one]),
);

async function prepare(task: string, known = decisions): Promise<Instance> {
  const instance = new Instance(await compile(bpmn([...ends, task])));
  instance.decisions = known;
  instance.constants = { p: { name: 'you' } };
  return instance;
}

describe('business rule task', () => {
  const stories: [name: string, task: string, data: Variables, then: Variables][] = [
    [
      'keeps the result under its id',
      ruleTask('decisionId="minimum-days"', { inputs: { price: '=s.amount' } }),
      { amount: '286400.00' },
      { a: 3 },
    ],
    [
      'keeps the result in the result variable',
      ruleTask('decisionId="minimum-days" resultVariable="days"', { inputs: { price: '=s.amount' } }),
      { amount: 1000000 },
      { days: 7 },
    ],
    ['keeps null when no rule matches', ruleTask('decisionId="minimum-days"'), {}, { a: null }],
    [
      'lets only output mappings out when there are some',
      ruleTask('decisionId="minimum-days" resultVariable="days"', {
        inputs: { price: '=s.amount' },
        outputs: { 'plan.doubled': '=days * 2', same: '=result.days' },
      }),
      { amount: 5 },
      { plan: { doubled: 6 }, same: 3 },
    ],
    [
      'finds its decision by an expression',
      ruleTask('decisionId="=s.which"', { inputs: { price: '=1' } }),
      { which: 'minimum-days' },
      { a: 3 },
    ],
    [
      'lets the decision read constants and the time',
      ruleTask('decisionId="greeting"'),
      {},
      { a: { word: 'hello you', at: '2026-03-02' } },
    ],
    [
      'is evaluated for each item of a collection',
      ruleTask('decisionId="minimum-days"', {
        inputs: { price: '=item' },
        loop: multiInstance('=s.prices', {
          inputElement: 'item',
          outputCollection: 'all',
          outputElement: '=a',
        }),
      }),
      { prices: [1, '400000', 2000000] },
      { all: [3, 5, 7] },
    ],
  ];

  it.each(stories)('%s', async (_name, task, data, then) => {
    const instance = (await prepare(task)).start(data);
    expect(instance.trace).toMatch(/\.completed$/);
    expect(instance.variables).toEqual({ ...(Object.keys(data).length > 0 ? { s: data } : {}), ...then });
  });

  it('tells which decision it calls', async () => {
    const { process } = await prepare(ruleTask('decisionId="minimum-days"'));
    expect(process.elements['a']).toMatchObject({ calledDecision: 'minimum-days' });
    expect(process.elements['a']).not.toHaveProperty('taskType');
  });

  it('refuses a step whose decision does not exist', async () => {
    const instance = await prepare(ruleTask('decisionId="maximum-days"'), {});
    expect(instance.refuse({ kind: 'start', result: {} })).toEqual({
      ok: false,
      code: 'no-such-decision',
      element: 'a',
      message: '节点“a”要用的决策“maximum-days”不存在，可用的决策：没有。',
    });
  });

  it.each(['constructor', 'toString', '__proto__'])('does not take %s for a decision', async (name) => {
    const instance = await prepare(ruleTask(`decisionId="${name}"`));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({ code: 'no-such-decision' });
  });

  it('refuses a step whose decision contradicts itself, naming the rules', async () => {
    const instance = await prepare(ruleTask('decisionId="unsound"', { inputs: { price: '=5' } }));
    expect(instance.refuse({ kind: 'start', result: {} })).toEqual({
      ok: false,
      code: 'decision-failed',
      element: 'a',
      message:
        '节点“a”无法得出结果：决策“unsound”的规则互相重叠：只应有一条符合，实际符合的有第 1、2 条规则。',
    });
  });

  it('refuses a step whose data do not fit the type of an input', async () => {
    const instance = await prepare(ruleTask('decisionId="minimum-days"', { inputs: { price: '="much"' } }));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({
      code: 'decision-failed',
      message: '节点“a”无法得出结果：决策“minimum-days”的输入“price”应为数字，实际得到 "much"。',
    });
  });

  it.each([
    ['no decision is named', ruleTask('resultVariable="x"'), 'called-decision-required'],
    [
      'a service is named, too',
      element('businessRuleTask', 'a', {
        extensions: '<zeebe:calledDecision decisionId="d"/><zeebe:taskDefinition type="t"/>',
      }),
      'called-decision-required',
    ],
    [
      'another version is asked for',
      ruleTask('decisionId="d" bindingType="versionTag" versionTag="1"'),
      'unsupported-extension',
    ],
    ['the id is no expression', ruleTask('decisionId="=1 +"'), 'feel-syntax'],
    ['nobody does it', element('businessRuleTask', 'a'), 'task-definition-required'],
  ])('is refused at compile time when %s', async (_name, task, rule) => {
    const { processes, findings } = await compileProcess(bpmn([...ends, task]));
    expect(processes).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ severity: 'error', rule, element: 'a' })]);
  });
});
