import { explore, type ExploreOptions } from '../../../../platform/engine/index.js';
import { bpmn, event, flows, gateway, message, serviceTask, subProcess, userTask } from '../support/bpmn.js';
import { compile } from '../support/instance.js';

const start = event('startEvent', 's', '', { name: '申请' });
const end = event('endEvent', 'e', '', { name: '结束' });

/** What exploration must say of a small diagram: severity, rule, element, and the story told as lines. */
interface Case {
  it: string;
  given: string[];
  options?: ExploreOptions;
  finds: [rule: string, element: string, ...story: string[]][];
}

const cases: Case[] = [
  {
    it: 'a sequence',
    given: [start, end, userTask('a'), serviceTask('b', 'x'), flows('s > a > b > e')],
    finds: [],
  },
  {
    it: 'a choice with a default, and a loop back',
    given: [
      start,
      end,
      userTask('a'),
      gateway('exclusive', 'g', 'default="g_e"'),
      flows('s > a > g > e', 'g > [a.again = true] a'),
    ],
    finds: [],
  },
  {
    it: 'parallel branches that are joined',
    given: [
      start,
      end,
      gateway('parallel', 'f'),
      gateway('parallel', 'j'),
      userTask('a'),
      userTask('b'),
      flows('s > f > a > j > e', 'f > b > j'),
    ],
    finds: [],
  },
  {
    it: 'an action that may be repeated without end',
    given: [
      start,
      end,
      userTask('a'),
      subProcess(
        'correcting',
        [
          event('startEvent', 'c', message('c'), {
            attributes: 'isInterrupting="false"',
            properties: { formId: 'f', candidateGroups: 'clerk' },
          }),
          serviceTask('tell', 'notify'),
          event('endEvent', 'x'),
          flows('c > tell > x'),
        ],
        { byEvent: true },
      ),
      flows('s > a > e'),
    ],
    finds: [],
  },
  {
    it: 'a choice whose branches both lead into a parallel join',
    given: [
      start,
      end,
      gateway('exclusive', 'g', 'default="g_b"'),
      gateway('parallel', 'j'),
      userTask('a', { name: '初审' }),
      userTask('b', { name: '复审' }),
      flows('s > g > [s.quick] a > j > e', 'g > b > j'),
    ],
    finds: [
      ['deadlock', 'j', '流程从“申请”开始，排他网关（g）走向“初审”', '「clerk」提交“初审”'],
      ['token-never-leaves', 'j', '流程从“申请”开始，排他网关（g）走向“初审”', '「clerk」提交“初审”'],
      ['never-reached', 'e'],
    ],
  },
];

describe('explore', () => {
  it.each(cases.map((one) => [one.it, one] as const))('%s', async (_name, { given, options, finds }) => {
    const { complete, findings } = explore(await compile(bpmn(given)), options);
    expect(complete).toBe(true);
    const found = findings.map(({ rule, element, path }) => [rule, element, ...path.map(({ text }) => text)]);
    expect(found).toEqual(finds);
  });
});
