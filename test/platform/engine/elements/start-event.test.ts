import { bpmn, condition, event, flows, message, signal, timer, userTask } from '../support/bpmn.js';
import { compile, Instance } from '../support/instance.js';

const several = bpmn([
  event('startEvent', 's'),
  event('startEvent', 'asked', message('asked'), { properties: { formId: 'ask' } }),
  event('startEvent', 'yearly', timer('Cycle', 'R/P365D')),
  event('startEvent', 'once', timer('Date', '=p.opening')),
  event('startEvent', 'alarm', signal('alarm'), { outputs: { place: '=where' } }),
  event('startEvent', 'full', condition('stock.count > 10')),
  userTask('a'),
  ...['s', 'asked', 'yearly', 'once', 'alarm', 'full'].map((id) => flows(`${id} > a`)),
]);

describe('start events of a process', () => {
  it('tell what starts there, for whoever watches and schedules it', async () => {
    const { elements } = await compile(several);
    expect(
      Object.fromEntries(
        Object.values(elements).flatMap(({ id, startTrigger }) => (startTrigger ? [[id, startTrigger]] : [])),
      ),
    ).toEqual({
      s: { kind: 'none' },
      asked: { kind: 'message', name: 'asked' },
      yearly: { kind: 'timer', timer: 'cycle', value: 'R/P365D' },
      once: { kind: 'timer', timer: 'date', value: '=p.opening' },
      alarm: { kind: 'signal', name: 'alarm' },
      full: { kind: 'condition', condition: '=stock.count > 10' },
    });
    expect(elements.asked).toMatchObject({ startable: true });
    expect(elements.yearly).not.toHaveProperty('startable');
  });

  it.each(['s', 'asked', 'yearly', 'once', 'alarm', 'full'])('start at %s when it is named', async (id) => {
    const instance = new Instance(await compile(several)).start({}, id);
    expect(instance.trace).toBe(`+${id} -${id} +a`);
    expect(instance.waiting).toEqual(['a']);
  });

  it('start at the only none start event when none is named', async () => {
    expect(new Instance(await compile(several)).start().trace).toBe('+s -s +a');
  });

  it('keep what the start brought as their mappings say', async () => {
    const instance = new Instance(await compile(several)).start({ where: '三楼' }, 'alarm');
    expect(instance.variables).toEqual({ place: '三楼' });
  });

  it.each([
    ['none is named and there is no none start event', undefined],
    ['the one that is named is none', 'a'],
    ['the one that is named does not exist', 'nothing'],
  ])('are refused when %s', async (_name, element) => {
    const xml = bpmn([event('startEvent', 't', timer('Duration', 'PT1H')), userTask('a'), flows('t > a')]);
    const instance = new Instance(await compile(xml));
    const input = element === undefined ? {} : { element };
    expect(instance.refuse({ kind: 'start', result: {}, ...input }).code).toBe('no-such-start');
  });
});
