import { compileProcess, type Finding } from '../../../../platform/engine/index.js';
import { readSample, sampleNames } from './read-sample.js';

/** `severity rule element`, without what many files have. */
const inShort = (findings: readonly Finding[], severity: Finding['severity']): string[] =>
  findings
    .filter((finding) => finding.severity === severity)
    .map(({ rule, element }) => `${rule} ${element ?? ''}`.trim());

const changesOf = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ rule }) => rule === 'import-changed')
    .map(({ element, message }) => `${element}: ${message}`);

const withoutEffect = (findings: readonly Finding[]): string[] =>
  findings.filter(({ rule }) => rule === 'without-effect').map(({ element }) => element ?? '');

describe('import of a Camunda 7 file', () => {
  it('rewrites what means the same here, and tells each change', async () => {
    const { processes, findings } = await compileProcess(readSample('camunda7-leave.bpmn'));
    expect(inShort(findings, 'error')).toEqual([]);
    expect(inShort(findings, 'warning')).toEqual([]);
    expect(processes[0]!.elements).toMatchObject({
      asked: { formId: 'leave-request', candidateGroups: 'staff', startable: true },
      review: { formId: 'leave-review', candidateGroups: 'managers, hr' },
      book: { taskType: 'book-leave' },
      tell: { calledProcess: 'notify' },
    });
    const expressions = processes[0]!.expressions.map(
      ({ element, place, text }) => `${element} ${place} ${text}`,
    );
    expect(expressions).toEqual(
      expect.arrayContaining([
        'asked output:applicant _startedBy',
        'review dueDate deadline',
        'review input:days asked.days',
        'review input:levels ["组长", boss]',
        'review output:decision review.decision',
        'late timer patience',
        'f3 condition decision = "approve" and not(cancelled = true)',
        'tell input:who applicant',
        'tell inputCollection colleagues',
        'tell completionCondition numberOfCompletedInstances >= 3',
      ]),
    );
    expect(changesOf(findings)).toHaveLength(19);
    expect(changesOf(findings)).toContain(
      'f3: 导入时已将 条件 ${decision == \'approve\' && !cancelled} 换成 FEEL：decision = "approve" and not(cancelled = true)。',
    );
  });

  it('lists what has no effect here', async () => {
    const { findings } = await compileProcess(readSample('camunda7-leave.bpmn'));
    expect(withoutEffect(findings)).toEqual([
      'gone_di',
      'Definitions_leave',
      'Definitions_leave',
      'leave',
      'leave',
      'review',
      'review',
      'review',
      'review',
      'book',
      'book',
      'tell',
      'tell',
    ]);
  });

  it('refuses what would lose its meaning, whatever prefix it has', async () => {
    const { processes, findings } = await compileProcess(readSample('camunda7-java.bpmn'));
    expect(processes).toEqual([]);
    expect(inShort(findings, 'error').sort()).toEqual([
      'script-required sum',
      'task-definition-required pay',
      'task-definition-required rate',
      'unsupported-condition f2',
      'unsupported-condition f3',
      'unsupported-expression check',
      'unsupported-extension check',
      'unsupported-extension check',
      'unsupported-extension check',
      'unsupported-extension check',
      'unsupported-extension check',
      'unsupported-extension invoice',
      'unsupported-extension pay',
      'unsupported-extension pay',
      'unsupported-extension rate',
      'unsupported-extension received',
    ]);
    const reasons = findings.map(({ message }) => message).join('\n');
    for (const named of [
      'executionListener',
      'org.example.Pay',
      'c7:field',
      'taskListener',
      'formData',
      'unheardOf',
    ])
      expect(reasons).toContain(named);
  });
});

describe('import of a Camunda 8 file', () => {
  it('takes the older form key, and lists what has no effect', async () => {
    const { processes, findings } = await compileProcess(readSample('camunda8-order.bpmn'));
    expect(processes[0]!.elements).toMatchObject({
      pack: { formId: 'pack-form', candidateGroups: 'warehouse' },
    });
    expect(inShort(findings, 'info')).toEqual([
      'without-effect Definitions_order',
      'without-effect Definitions_order',
      'import-changed pack',
      'without-effect pack',
      'without-effect charge',
    ]);
  });
});

describe('import of a Flowable or Activiti file', () => {
  it('rewrites what means the same, and refuses single users', async () => {
    const { findings } = await compileProcess(readSample('flowable-expense.bpmn'));
    expect(inShort(findings, 'error')).toEqual(['unsupported-extension approve']);
    const single = readSample('flowable-expense.bpmn').replace(', user(kermit)', '');
    const { processes } = await compileProcess(single);
    expect(processes[0]!.elements).toMatchObject({
      begin: { formId: 'expense', candidateGroups: 'staff' },
      approve: { formId: 'approve-expense', candidateGroups: 'finance' },
    });
    const expressions = processes[0]!.expressions.map(
      ({ element, place, text }) => `${element} ${place} ${text}`,
    );
    expect(expressions).toEqual(
      expect.arrayContaining([
        'begin output:initiator _startedBy',
        'approve assignee initiator',
        'approve inputCollection approvers',
        'large condition amount >= 100 or urgent = true',
        'pay script initiator',
      ]),
    );
  });

  it('refuses built-in services, injected fields, skipping and form fields', async () => {
    const { findings } = await compileProcess(readSample('flowable-mail.bpmn'));
    expect(inShort(findings, 'error')).toEqual([
      'unsupported-extension send',
      'unsupported-extension send',
      'unsupported-extension send',
      'unsupported-extension read',
      'task-definition-required send',
    ]);
  });
});

describe('import of drawings', () => {
  it('forgives what only draws: shapes of nothing, lanes of nothing, repeated ids of shapes', async () => {
    const { findings } = await compileProcess(readSample('signavio-purchase.bpmn'));
    expect(withoutEffect(findings)).toEqual(['', 'sid-lane', 'sid-purchase', 'sid-start']);
    expect(inShort(findings, 'error')).toEqual(['executable-process-required sid-definitions']);
  });

  it('rehearses them as if they were executable, with free choices', async () => {
    const { processes, findings } = await compileProcess(readSample('signavio-purchase.bpmn'), {
      rehearsal: 'lenient',
    });
    expect(processes.map(({ id }) => id)).toEqual(['sid-purchase']);
    expect(inShort(findings, 'warning')).toEqual([
      'executable-assumed sid-purchase',
      'condition-required sid-choice',
    ]);
  });
});

describe('import of collaborations', () => {
  it('takes the pools with content', async () => {
    const { processes, findings } = await compileProcess(readSample('collaboration-loan.bpmn'));
    expect(processes.map(({ id }) => id)).toEqual(['customer', 'bank']);
    expect(findings).toEqual([]);
  });
});

describe('a lenient rehearsal', () => {
  it.each(sampleNames)('can be made of %s', async (name) => {
    const { processes } = await compileProcess(readSample(name), { rehearsal: 'lenient' });
    expect(processes.length).toBeGreaterThan(0);
  });

  it('tells what is missing as warnings', async () => {
    const { findings } = await compileProcess(readSample('plain-repair.bpmn'), { rehearsal: 'lenient' });
    expect(inShort(findings, 'error')).toEqual([]);
    expect(inShort(findings, 'warning')).toEqual([
      'executable-assumed repair',
      'task-definition-required order',
      'script-required count',
      'message-required arrived',
      'feel-syntax yes',
      'condition-required broken',
    ]);
  });
});
