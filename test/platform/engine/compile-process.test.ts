import { compileProcess } from '../../../platform/engine/index.js';
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
  scriptTask,
  serviceTask,
  signal,
  standardLoop,
  subProcess,
  task,
  timer,
  undoneBy,
  userTask,
} from './support/bpmn.js';
import { start } from './support/instance.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const transaction = (id: string, parts: string[], extras: Parameters<typeof subProcess>[2] = {}): string =>
  subProcess(id, parts, { ...extras, transaction: true });
const around = (part: string, id = 'a'): string => bpmn([...ends, part, flows(`s > ${id} > e`)]);

describe('compile process', () => {
  it.each<[name: string, xml: string, rule: string, element: string | undefined]>([
    ['not XML', 'hello', 'unreadable-xml', undefined],
    ['XML that is cut off', around(task('a')).slice(0, -30), 'unreadable-xml', undefined],
    ['a Chinese id', around(task('甲'), '甲'), 'illegal-id', undefined],
    ['a duplicate id', bpmn([...ends, task('a'), task('a'), flows('s > a > e')]), 'duplicate-id', 'a'],
    [
      'a reference to nothing',
      bpmn([...ends, '<sequenceFlow id="f" sourceRef="s" targetRef="nowhere"/>', flows('s > e')]),
      'unresolved-reference',
      'f',
    ],
    ['a complex gateway', around(gateway('complex', 'a')), 'unsupported-element', 'a'],
    ['an ad-hoc sub-process', around(element('adHocSubProcess', 'a')), 'unsupported-element', 'a'],
    [
      'a choreography task',
      around(element('choreographyTask', 'a', { attributes: 'initiatingParticipantRef="p"' })),
      'unsupported-element',
      'a',
    ],
    [
      'a start quantity',
      around(element('task', 'a', { attributes: 'startQuantity="2"' })),
      'unsupported-element',
      'a',
    ],
    [
      'two event definitions',
      around(event('intermediateCatchEvent', 'a', message('m') + signal('x'))),
      'unsupported-event',
      'a',
    ],
    [
      'a catch event without a definition',
      around(event('intermediateCatchEvent', 'a')),
      'unsupported-event',
      'a',
    ],
    [
      'a terminate boundary',
      bpmn([
        ...ends,
        userTask('u'),
        boundary('a', 'u', '<terminateEventDefinition/>'),
        flows('s > u > e', 'a > e'),
      ]),
      'unsupported-event',
      'a',
    ],
    [
      'an error start of the process',
      bpmn([event('startEvent', 'a', error('E')), ...ends, flows('a > e', 's > e')]),
      'start-trigger',
      'a',
    ],
    [
      'a cancel boundary event that is not on a transaction',
      bpmn([...ends, userTask('u'), boundary('a', 'u', cancel), flows('s > u > e', 'a > e')]),
      'cancel-event',
      'a',
    ],
    [
      'a cancel end event outside a transaction',
      bpmn([...ends, event('endEvent', 'a', cancel), flows('s > a', 's > e')]),
      'cancel-event',
      'a',
    ],
    [
      'a transaction with a cancel end event and no way out of it',
      around(transaction('a', [event('startEvent', 'x'), event('endEvent', 'no', cancel), flows('x > no')])),
      'cancel-event',
      'a',
    ],
    [
      'two cancel boundary events',
      bpmn([
        ...ends,
        transaction('tx', [event('startEvent', 'x')]),
        boundary('a', 'tx', cancel),
        boundary('b', 'tx', cancel),
        flows('s > tx > e', 'a > e', 'b > e'),
      ]),
      'cancel-event',
      'a',
    ],
    [
      'a multi-instance transaction that can be cancelled',
      bpmn([
        ...ends,
        transaction('a', [event('startEvent', 'x')], { loop: cardinality('=2') }),
        boundary('b', 'a', cancel),
        flows('s > a > e', 'b > e'),
      ]),
      'unsupported-transaction',
      'a',
    ],
    [
      'a transaction that an event starts',
      bpmn([
        ...ends,
        flows('s > e'),
        transaction('a', [event('startEvent', 'x', message('m'))], { byEvent: true }),
      ]),
      'unsupported-transaction',
      'a',
    ],
    [
      'a compensation boundary event without a handler',
      bpmn([...ends, userTask('u'), boundary('a', 'u', compensation()), flows('s > u > e')]),
      'compensation-handler',
      'a',
    ],
    [
      'a compensation activity that nothing leads to',
      bpmn([...ends, element('task', 'a', { attributes: 'isForCompensation="true"' }), flows('s > e')]),
      'compensation-handler',
      'a',
    ],
    [
      'two compensation boundary events on one activity',
      bpmn([
        ...ends,
        userTask('a'),
        undoneBy('a', task('b')),
        undoneBy('a', task('c')).replace(/a_/g, 'aa_'),
        flows('s > a > e'),
      ]),
      'compensation-handler',
      'a',
    ],
    [
      'a compensation activity with a flow out of it',
      bpmn([...ends, userTask('u'), undoneBy('u', task('a')), flows('s > u > e', 'a > e')]),
      'misplaced-flow',
      'a',
    ],
    [
      'a compensation activity with a flow into it',
      bpmn([...ends, userTask('u'), undoneBy('u', task('a')), flows('s > u > e', 'u > a')]),
      'misplaced-flow',
      'a',
    ],
    [
      'a flow out of a compensation boundary event',
      bpmn([...ends, userTask('u'), undoneBy('u', task('a')), flows('s > u > e', 'u_undo > e')]),
      'misplaced-flow',
      'u_undo',
    ],
    [
      'a boundary event on a compensation activity',
      bpmn([
        ...ends,
        userTask('u'),
        undoneBy('u', userTask('a')),
        boundary('b', 'a', message('m')),
        flows('s > u > e', 'b > e'),
      ]),
      'compensation-handler',
      'a',
    ],
    [
      'a compensation boundary event on a compensation activity',
      bpmn([
        ...ends,
        userTask('u'),
        undoneBy('u', userTask('a')),
        undoneBy('a', userTask('b')),
        flows('s > u > e'),
      ]),
      'compensation-handler',
      'a',
    ],
    [
      'an event sub-process as a compensation activity',
      bpmn([
        ...ends,
        userTask('u'),
        undoneBy('u', subProcess('a', [event('startEvent', 'x', message('m'))], { byEvent: true })),
        flows('s > u > e'),
      ]),
      'compensation-handler',
      'a',
    ],
    [
      'a cancel boundary event that does not interrupt',
      bpmn([
        ...ends,
        transaction('tx', [event('startEvent', 'x')]),
        boundary('a', 'tx', cancel, { interrupting: false }),
        flows('s > tx > e', 'a > e'),
      ]),
      'interrupting-required',
      'a',
    ],
    [
      'compensation that does not wait',
      around(event('intermediateThrowEvent', 'a', '<compensateEventDefinition waitForCompletion="false"/>')),
      'unsupported-event',
      'a',
    ],
    [
      'compensation of an activity that nothing undoes',
      bpmn([
        ...ends,
        task('t'),
        event('intermediateThrowEvent', 'a', compensation('t')),
        flows('s > t > a > e'),
      ]),
      'compensation-target',
      'a',
    ],
    [
      'compensation of an activity inside another scope',
      bpmn([
        ...ends,
        subProcess('sub', [event('startEvent', 'x'), task('t'), undoneBy('t', task('h')), flows('x > t')]),
        event('intermediateThrowEvent', 'a', compensation('t')),
        flows('s > sub > a > e'),
      ]),
      'compensation-target',
      'a',
    ],
    [
      'a compensation event sub-process of the process itself',
      bpmn([
        ...ends,
        flows('s > e'),
        subProcess('sub', [event('startEvent', 'a', compensation())], { byEvent: true }),
      ]),
      'start-trigger',
      'a',
    ],
    [
      'two compensation event sub-processes',
      around(
        subProcess('a', [
          event('startEvent', 'x'),
          subProcess('b', [event('startEvent', 'y', compensation())], { byEvent: true }),
          subProcess('c', [event('startEvent', 'z', compensation())], { byEvent: true }),
        ]),
      ),
      'compensation-handler',
      'a',
    ],
    [
      'an escalation that is thrown without a code',
      around(event('intermediateThrowEvent', 'a', escalation())),
      'escalation-code-required',
      'a',
    ],
    [
      'a conditional event without a condition',
      around(event('intermediateCatchEvent', 'a', '<conditionalEventDefinition/>')),
      'condition-required',
      'a',
    ],
    [
      'a conditional event with a filter',
      around(
        event(
          'intermediateCatchEvent',
          'a',
          condition('true').replace(
            '<condition>',
            '<extensionElements><zeebe:conditionalFilter variableNames="x"/></extensionElements><condition>',
          ),
        ),
      ),
      'unsupported-extension',
      'a',
    ],
    [
      'an inclusive gateway without conditions',
      bpmn([...ends, gateway('inclusive', 'a'), task('b'), flows('s > a > b > e', 'a > e')]),
      'condition-required',
      'a',
    ],
    [
      'a standard loop that never ends',
      around(task('a', { loop: '<standardLoopCharacteristics/>' })),
      'unsupported-loop',
      'a',
    ],
    [
      'a standard loop that may not run',
      around(task('a', { loop: standardLoop('=true', { maximum: 0 }) })),
      'unsupported-loop',
      'a',
    ],
    [
      'a multi-instance activity that throws events',
      around(task('a', { loop: cardinality('=2').replace('isSequential', 'behavior="None" isSequential') })),
      'unsupported-loop',
      'a',
    ],
    [
      'a transaction that is not compensated',
      around(transaction('a', [event('startEvent', 'x')])).replace('id="a"', 'id="a" method="##Store"'),
      'unsupported-transaction',
      'a',
    ],
    [
      'a receive task that starts the process',
      around(element('receiveTask', 'a', { attributes: 'instantiate="true" messageRef="message_m"' })),
      'unsupported-start',
      'a',
    ],
    [
      'a compensation boundary event that names an activity',
      bpmn([
        ...ends,
        userTask('u'),
        undoneBy('u', task('h')).replace('<compensateEventDefinition', '$& activityRef="u"'),
        flows('s > u > e'),
      ]),
      'unsupported-event',
      'u_undo',
    ],
    ['a wrong loop condition', around(task('a', { loop: standardLoop('=1 +') })), 'feel-syntax', 'a'],
    [
      'a sub-process that a message starts',
      around(subProcess('a', [event('startEvent', 'x', message('m'))])),
      'start-trigger',
      'x',
    ],
    [
      'an event sub-process without a trigger',
      bpmn([...ends, flows('s > e'), subProcess('a', [event('startEvent', 'x')], { byEvent: true })]),
      'start-trigger',
      'x',
    ],
    [
      'an error start that does not interrupt',
      bpmn([
        ...ends,
        flows('s > e'),
        subProcess('a', [event('startEvent', 'x', error(), { attributes: 'isInterrupting="false"' })], {
          byEvent: true,
        }),
      ]),
      'interrupting-required',
      'x',
    ],
    [
      'a multi-instance without a collection',
      around(task('a', { loop: '<multiInstanceLoopCharacteristics/>' })),
      'unsupported-loop',
      'a',
    ],
    ['a service task without a type', around(element('serviceTask', 'a')), 'task-definition-required', 'a'],
    [
      'a script in another language',
      around(element('scriptTask', 'a', { content: '<script>1</script>' })),
      'script-required',
      'a',
    ],
    ['a call to nothing', around(element('callActivity', 'a')), 'called-process-required', 'a'],
    [
      'a message event without a message',
      around(event('intermediateCatchEvent', 'a', '<messageEventDefinition/>')),
      'message-required',
      'a',
    ],
    [
      'a signal event without a signal',
      around(event('intermediateCatchEvent', 'a', '<signalEventDefinition/>')),
      'signal-required',
      'a',
    ],
    [
      'an error end without a code',
      bpmn([...ends, event('endEvent', 'a', error()), flows('s > a', 's > e')]),
      'error-code-required',
      'a',
    ],
    [
      'a timer without a time',
      around(event('intermediateCatchEvent', 'a', '<timerEventDefinition/>')),
      'timer-required',
      'a',
    ],
    [
      'a cron timer',
      around(event('intermediateCatchEvent', 'a', timer('Date', '0 0 9 * * *'))),
      'timer-format',
      'a',
    ],
    [
      'a duration in weeks',
      around(event('intermediateCatchEvent', 'a', timer('Duration', 'P1W'))),
      'timer-format',
      'a',
    ],
    [
      'a cycle on the way',
      around(event('intermediateCatchEvent', 'a', timer('Cycle', 'R3/PT1H'))),
      'timer-format',
      'a',
    ],
    [
      'an interrupting cycle',
      bpmn([
        ...ends,
        userTask('u'),
        boundary('a', 'u', timer('Cycle', 'R3/PT1H')),
        flows('s > u > e', 'a > e'),
      ]),
      'timer-format',
      'a',
    ],
    [
      'a link to nowhere',
      bpmn([
        ...ends,
        event('intermediateThrowEvent', 'a', '<linkEventDefinition name="L"/>'),
        flows('s > a', 's > e'),
      ]),
      'link-target-required',
      'a',
    ],
    [
      'a choice without conditions',
      bpmn([...ends, gateway('exclusive', 'a'), task('b'), flows('s > a > b > e', 'a > e')]),
      'condition-required',
      'a',
    ],
    [
      'a condition on a parallel gateway',
      bpmn([...ends, gateway('parallel', 'a'), task('b'), flows('s > a > b > e', 'a > [1 > 0] e')]),
      'unexpected-condition',
      'a',
    ],
    [
      'a task behind an event-based gateway',
      bpmn([...ends, gateway('eventBased', 'a'), task('b'), flows('s > a > b > e')]),
      'event-gateway-targets',
      'a',
    ],
    [
      'an event-based gateway that starts the process',
      bpmn([
        ...ends,
        gateway('eventBased', 'a', 'instantiate="true"'),
        event('intermediateCatchEvent', 'b', message('m')),
        flows('s > a > b > e'),
      ]),
      'unsupported-gateway',
      'a',
    ],
    [
      'an element that nothing leads to',
      bpmn([...ends, task('a'), flows('s > e', 'a > e')]),
      'unreachable-element',
      'a',
    ],
    [
      'a flow into a start event',
      bpmn([...ends, task('a'), flows('s > a > e', 'a > s')]),
      'misplaced-flow',
      's',
    ],
    ['a flow out of an end event', bpmn([...ends, task('a'), flows('s > e > a')]), 'misplaced-flow', 'e'],
    [
      'a process without a start event',
      bpmn([event('endEvent', 'e'), task('a'), flows('a > e')]),
      'start-event-required',
      'process',
    ],
    ['an empty process', bpmn([]), 'start-event-required', 'process'],
    [
      'a sub-process with two starts',
      around(subProcess('a', [event('startEvent', 'x'), event('startEvent', 'y')])),
      'single-start-event',
      'a',
    ],
    ['a wrong expression', around(scriptTask('a', '=1 +')), 'feel-syntax', 'a'],
    ['a wrong condition', bpmn([...ends, task('a'), flows('s > a > [1 +] e')]), 'feel-syntax', 'a_e'],
    [
      'an expression of another engine',
      bpmn([...ends, task('a'), flows('s > a > [${amount}] e')]),
      'unsupported-condition',
      'a_e',
    ],
    ['a wrong guard', around(userTask('a', { properties: { guard: '=report.' } })), 'feel-syntax', 'a'],
    [
      'a condition in another language',
      bpmn([...ends, task('a'), flows('s > a > [x] e')]).replace(
        '<conditionExpression>',
        '<conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="tFormalExpression" language="groovy">',
      ),
      'unsupported-condition',
      'a_e',
    ],
    [
      'a mapping to no variable',
      around(serviceTask('a', 'x', { outputs: { 'a..b': '=1' } })),
      'mapping-target-required',
      'a',
    ],
    [
      'candidate users',
      around(element('userTask', 'a', { extensions: '<zeebe:assignmentDefinition candidateUsers="u"/>' })),
      'unsupported-extension',
      'a',
    ],
    [
      'listeners',
      around(
        element('userTask', 'a', {
          extensions:
            '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="x"/></zeebe:executionListeners>',
        }),
      ),
      'unsupported-extension',
      'a',
    ],
    [
      'no executable process',
      bpmn([...ends, flows('s > e')], { attributes: 'isExecutable="false"' }),
      'executable-process-required',
      'definitions',
    ],
  ])('refuses %s', async (_name, xml, rule, id) => {
    const { processes, findings } = await compileProcess(xml);
    expect(processes).toEqual([]);
    const found = findings.find((finding) => finding.rule === rule);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(found).toMatchObject({ severity: 'error' });
    expect(found!.message).toMatch(/[\u4e00-\u9fff]/);
    if (id !== undefined)
      expect(findings.filter((finding) => finding.rule === rule).map((finding) => finding.element)).toContain(
        id,
      );
  });

  it('runs a hundred sub-processes nested in each other', async () => {
    const depth = 100;
    const parts = Array.from({ length: depth }, (_, index) => {
      const next = index + 1 < depth ? `p${index + 1}` : 'a';
      return `<subProcess id="p${index}">${event('startEvent', `s${index}`)}${flows(`s${index} > ${next}`)}`;
    });
    const xml = bpmn([...ends, flows('s > p0 > e'), ...parts, task('a'), '</subProcess>'.repeat(depth)]);
    expect((await start(xml)).last.ended).toBe('completed');
  });

  it('finds every mistake of a file at once', async () => {
    const { findings } = await compileProcess(
      bpmn([
        ...ends,
        gateway('complex', 'a'),
        element('serviceTask', 'b'),
        scriptTask('c', '=('),
        flows('s > a > b > c > e'),
      ]),
    );
    expect(findings.map(({ element: id }) => id)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  });

  it('finds the association of a compensation wherever it is kept', async () => {
    const inner = subProcess('sub', [
      event('startEvent', 'x'),
      task('a'),
      undoneBy('a', task('b')),
      flows('x > a'),
    ]);
    const throwing = event('endEvent', 'e', compensation());
    const xml = bpmn([event('startEvent', 's'), inner, throwing, flows('s > sub > e')]);
    const association = /<association .*?\/>/.exec(xml)![0];
    const without = xml.replace(association, '');
    for (const whole of [
      without.replace('</process>', `${association}</process>`),
      without.replace('</definitions>', `<collaboration id="c">${association}</collaboration></definitions>`),
    ]) {
      expect((await start(whole)).trace).toContain('+a_undo -a_undo +b -b');
    }
  });

  it('takes a process that does not say whether it is executable, and tells so', async () => {
    const { processes, findings } = await compileProcess(bpmn([...ends, flows('s > e')], { attributes: '' }));
    expect(processes).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'executable-assumed', element: 'process' }]);
  });

  it('gives flows without an id one that stays the same', async () => {
    const xml = bpmn([...ends, task('a'), flows('s > a > e')]).replace(
      /<sequenceFlow id="\w+"/g,
      '<sequenceFlow',
    );
    const instance = await start(xml);
    const taken = instance.last.events.filter(({ type }) => type === 'taken');
    expect(taken).toEqual([
      { type: 'taken', flow: 'flow_s_a' },
      { type: 'taken', flow: 'flow_a_e' },
    ]);
  });

  it('tells what of other engines has no effect', async () => {
    const { processes, findings } = await compileProcess(
      bpmn([
        ...ends,
        element('task', 'a', {
          attributes: 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:asyncBefore="true"',
        }),
        flows('s > a > e'),
      ]),
    );
    expect(processes).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'info', rule: 'without-effect', element: 'a' }]);
  });

  it('warns of an id that no expression can read', async () => {
    const { processes, findings } = await compileProcess(around(userTask('a-1'), 'a-1'));
    expect(processes).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'id-not-readable', element: 'a-1' }]);
  });

  it('compiles the executable pools of a collaboration', async () => {
    const xml = bpmn([...ends, flows('s > e')]).replace(
      '</definitions>',
      '<process id="other" isExecutable="false"><startEvent id="o"/></process><process id="blank"/>' +
        '<collaboration id="c"><participant id="p1" processRef="process"/><participant id="p2" processRef="other"/>' +
        '<participant id="p3" name="外部"/></collaboration></definitions>',
    );
    const { processes, findings } = await compileProcess(xml);
    expect(processes.map(({ id }) => id)).toEqual(['process']);
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'not-executable', element: 'other' }]);
  });

  it('tells what others need to know of the elements', async () => {
    const { processes } = await compileProcess(
      bpmn(
        [
          event('startEvent', 's', '', {
            name: '申请',
            properties: { formId: 'request', candidateGroups: 'nurse' },
          }),
          subProcess('sub', [
            event('startEvent', 'x'),
            userTask('a', {
              name: '报价',
              groups: '="vendor"',
              properties: { guard: '=a.file != null', stage: '报价' },
            }),
            serviceTask('b', '="record." + kind'),
            flows('x > a > b'),
          ]),
          flows('s > sub'),
        ],
        { properties: { title: '=s.room', stages: '申请,报价' } },
      ),
    );
    const [process] = processes;
    expect(process).toMatchObject({ id: 'process', properties: { title: '=s.room', stages: '申请,报价' } });
    expect(process!.elements).toMatchObject({
      s: { startable: true, formId: 'request', candidateGroups: 'nurse', parent: 'process', name: '申请' },
      sub: { type: 'bpmn:SubProcess', parent: 'process' },
      a: { formId: 'a-form', candidateGroups: '="vendor"', parent: 'sub', properties: { stage: '报价' } },
      b: { taskType: '="record." + kind', parent: 'sub' },
    });
    expect(process!.expressions).toEqual([
      { element: 'process', place: 'property:title', text: 's.room' },
      { element: 'a', place: 'property:guard', text: 'a.file != null' },
      { element: 'a', place: 'candidateGroups', text: '"vendor"' },
      { element: 'b', place: 'taskType', text: '"record." + kind' },
    ]);
    expect(JSON.parse(JSON.stringify(process))).not.toHaveProperty('nodes');
  });
});
