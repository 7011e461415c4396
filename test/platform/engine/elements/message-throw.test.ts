import { compileProcess, type CompiledProcess, type Variables } from '../../../../platform/engine/index.js';
import {
  bpmn,
  element,
  event,
  flows,
  mappings,
  message,
  userTask,
  type TaskExtras,
} from '../support/bpmn.js';
import { Instance, start } from '../support/instance.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const sending = (tag: string, definition: string, extras: TaskExtras = {}): string =>
  element(tag, 'a', { extensions: mappings(extras), content: definition });
const named = (tag: string): string =>
  tag === 'sendTask' ? '' : '<messageEventDefinition messageRef="message_paid"/>';

describe('a message that is sent without a task definition', () => {
  it.each(['sendTask', 'intermediateThrowEvent', 'endEvent'])('of a %s is published', async (tag) => {
    const part = sending(tag, named(tag), { inputs: { amount: '=s.n', 'to.whom': '="all"' } }).replace(
      '<sendTask ',
      '<sendTask messageRef="message_paid" ',
    );
    const line = tag === 'endEvent' ? flows('s > a', 's > e') : flows('s > a > e');
    const instance = await start(bpmn([...ends, part, line], { keys: { paid: '=s.number' } }), {
      n: 5,
      number: 'A1',
    });
    expect(instance.last.effects).toMatchObject([
      {
        kind: 'behaviour',
        element: 'a',
        type: 'message.publish',
        input: { name: 'paid', correlationKey: 'A1', variables: { amount: 5, to: { whom: 'all' } } },
      },
    ]);
    expect(instance.process.elements.a!.taskType).toBe('message.publish');
    instance.behave('a');
    expect(instance.last.ended).toBe('completed');
  });

  it('takes its key from an input mapping when there is one', async () => {
    const part = sending('intermediateThrowEvent', message('paid'), {
      inputs: { correlationKey: '=s.key', n: '=1' },
    });
    const instance = await start(bpmn([...ends, part, flows('s > a > e')], { keys: { paid: '=s.number' } }), {
      key: 7,
    });
    expect(instance.last.effects[0]!.input).toEqual({
      name: 'paid',
      correlationKey: '7',
      variables: { n: 1 },
    });
  });

  it('has an empty key when nothing says one', async () => {
    const instance = await start(
      bpmn([...ends, sending('intermediateThrowEvent', message('paid')), flows('s > a > e')]),
    );
    expect(instance.last.effects[0]!.input).toEqual({ name: 'paid', correlationKey: '', variables: {} });
  });

  it.each([
    ['of the message', { keys: { paid: '=s.nothing' } }, {}],
    ['of the mapping', {}, { inputs: { correlationKey: '=s.nothing' } }],
  ])('refuses a key %s that is empty', async (_name, options, extras) => {
    const xml = bpmn(
      [...ends, sending('intermediateThrowEvent', message('paid'), extras), flows('s > a > e')],
      options,
    );
    const { processes } = await compileProcess(xml);
    const refusal = new Instance(processes[0]!).refuse({ kind: 'start', result: {} });
    expect(refusal).toMatchObject({ code: 'expression-failed', element: 'a' });
  });
});

/** A buyer that orders, and a seller that an order starts and that answers. */
const twoPools = (sellerAttributes = 'isExecutable="true"'): string => {
  const seller =
    `<process id="seller" ${sellerAttributes}>` +
    event('startEvent', 'ordered', message('order')) +
    userTask('pack') +
    event('endEvent', 'sent', '<messageEventDefinition/>') +
    flows('ordered > pack > sent') +
    '</process>';
  const collaboration =
    '<collaboration id="c"><participant id="buyers" processRef="process"/>' +
    '<participant id="sellers" processRef="seller"/>' +
    '<messageFlow id="f1" sourceRef="ask" targetRef="ordered"/>' +
    '<messageFlow id="f2" sourceRef="sent" targetRef="got"/></collaboration>';
  return bpmn(
    [
      ...ends,
      element('sendTask', 'ask', { extensions: mappings({ inputs: { what: '=s.what' } }) }),
      element('receiveTask', 'got', { attributes: 'messageRef="message_goods"' }),
      flows('s > ask > got > e'),
    ],
    { before: '<message id="message_order" name="order"/>' },
  ).replace('</definitions>', `${seller}${collaboration}</definitions>`);
};

describe('several pools', () => {
  it('send each other what the other end of the message flow waits for', async () => {
    const { processes, findings } = await compileProcess(twoPools());
    expect(findings).toEqual([]);
    const [buyer, seller] = processes.map((process: CompiledProcess) => new Instance(process));
    expect(processes.map(({ id }) => id)).toEqual(['process', 'seller']);
    buyer!.start({ what: '椅子' });
    const [order] = buyer!.last.effects;
    expect(order!.input).toEqual({ name: 'order', correlationKey: '', variables: { what: '椅子' } });
    buyer!.behave('ask');
    expect(buyer!.waiting).toEqual(['got']);

    seller!.start({ what: '椅子' }, 'ordered').complete('pack');
    const [goods] = seller!.last.effects;
    expect(goods).toMatchObject({ type: 'message.publish', input: { name: 'goods' } });
    const { name, correlationKey, variables } = goods!.input as {
      name: string;
      correlationKey: string;
      variables: Variables;
    };
    buyer!.do({ kind: 'message', name, correlationKey, variables });
    expect(buyer!.last.ended).toBe('completed');
  });

  it('refuse what is sent to a pool that is not executed, and names no message', async () => {
    const { processes, findings } = await compileProcess(twoPools('isExecutable="false"'));
    expect(processes).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', rule: 'task-definition-required', element: 'ask' }),
    );
  });
});
