import {
  boundary,
  bpmn,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  subProcess,
  terminate,
  timer,
  userTask,
} from './support/bpmn.js';
import { compile, Instance } from './support/instance.js';

const repair = bpmn(
  [
    event('startEvent', 'request', '', {
      properties: { formId: 'repair-request', candidateGroups: 'nurse' },
    }),
    serviceTask('number', 'number.allocate', { inputs: { number: '="repair"' } }),
    gateway('exclusive', 'large', 'default="large_quote"'),
    userTask('approve', { groups: 'head', properties: { organisation: '=request.ward', state: '待审批' } }),
    userTask('quote', { groups: 'vendor', properties: { state: '待报价' }, due: '=now() + duration("P3D")' }),
    gateway('parallel', 'split'),
    userTask('invoice', {
      loop: multiInstance('=quote.firms', {
        inputElement: 'firm',
        outputCollection: 'invoices',
        outputElement: '=invoice.sum',
      }),
    }),
    userTask('accept'),
    gateway('parallel', 'join'),
    scriptTask('total', '=sum(invoices)', 'total'),
    event('endEvent', 'end', '', { properties: { state: '已完成' } }),
    boundary('hurry', 'quote', message('hurry'), {
      interrupting: false,
      properties: { formId: 'hurry-form', candidateGroups: 'nurse', label: '催办' },
    }),
    boundary('late', 'quote', timer('Duration', 'P3D'), { interrupting: false }),
    serviceTask('remind', 'notify'),
    flows(
      'request > number > large > [request.amount > 5000] approve > quote > split > invoice > join > total > end',
      'large > quote',
      'split > accept > join',
      'late > remind > reminded',
      'hurry > reminded',
    ),
    event('endEvent', 'reminded'),
    subProcess(
      'correcting',
      [
        event('startEvent', 'correction', message('correction'), {
          attributes: 'isInterrupting="false"',
          properties: { formId: 'correction', candidateGroups: 'nurse', label: '更正' },
        }),
        event('endEvent', 'corrected'),
        flows('correction > corrected'),
      ],
      { byEvent: true },
    ),
    subProcess(
      'stopping',
      [
        event('startEvent', 'stop', message('stop'), {
          properties: { formId: 'stop', candidateGroups: 'nurse' },
        }),
        event('endEvent', 'stopped', terminate, { properties: { state: '已终止' } }),
        flows('stop > stopped'),
      ],
      { byEvent: true },
    ),
  ],
  {},
);

describe('a whole workflow', () => {
  it('runs to its end, with actions on the way', async () => {
    const instance = new Instance(await compile(repair));
    instance.start({ amount: 6000, ward: { id: 'w1' } });
    expect(instance.waiting).toEqual(['correction', 'stop', 'number']);
    expect(instance.last.effects).toEqual([
      {
        id: instance.wait('number'),
        kind: 'behaviour',
        element: 'number',
        type: 'number.allocate',
        input: { number: 'repair' },
      },
    ]);
    instance.behave('number', { value: 'R-1' });
    expect(instance.last.opened.tasks).toMatchObject([
      { element: 'approve', organisation: 'w1', candidateGroups: ['head'], formId: 'approve-form' },
    ]);
    expect(instance.trace).toBe('-number +large -large +approve #待审批');
    const correction = instance.wait('correction');
    instance.complete('correction', { text: '1' }).complete('correction', { text: '2' });
    expect(instance.wait('correction')).toBe(correction);
    expect(instance.variables.correction).toEqual({ text: '2' });
    instance.complete('approve', {});
    expect(instance.last.opened.tasks).toMatchObject([
      { kind: 'action', element: 'hurry', name: '催办', candidateGroups: ['nurse'] },
      { kind: 'user', element: 'quote', due: '2026-03-05T09:00:00+08:00' },
    ]);
    expect(instance.last.opened.timers).toMatchObject([
      { element: 'late', due: '2026-03-05T09:00:00+08:00' },
    ]);
    instance.fire('late').behave('remind');
    instance.complete('hurry').complete('quote', { firms: ['a', 'b'] });
    expect(instance.last.closed).toHaveLength(2);
    expect(instance.waiting).toEqual(['correction', 'stop', 'accept', 'invoice', 'invoice']);
    instance.complete('invoice', { sum: 2 }, 1).complete('accept').complete('invoice', { sum: 1 });
    expect(instance.variables.invoices).toEqual([1, 2]);
    expect(instance.variables.total).toBe(3);
    expect(instance.last.ended).toBe('completed');
    expect(instance.trace).toContain('#已完成 -end .completed');
  });

  it('is stopped by an interrupting action', async () => {
    const instance = new Instance(await compile(repair));
    instance.start({ amount: 1 }).behave('number');
    expect(instance.waiting).toEqual(['correction', 'stop', 'hurry', 'late', 'quote']);
    instance.complete('stop', { reason: '不修了' });
    expect(instance.trace).toBe(
      '!quote +stopping +stop -stop +stopped #已终止 -stopped -stopping .completed',
    );
    expect(instance.last.waits).toEqual([]);
  });
});
