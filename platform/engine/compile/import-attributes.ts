import { shorten, type ElementImport } from './element-import.js';
import { list } from './moddle.js';

type Read = (
  importing: ElementImport,
  value: string,
  /** As the file writes it, with its prefix. */
  name: string,
) => void;

const withoutEffect: Read = (importing, value, name) =>
  importing.withoutEffect(`属性 ${name}="${shorten(value)}"`);

const refuse =
  (reason: string): Read =>
  (importing, value, name) =>
    importing.refuse(`属性 ${name}="${shorten(value)}"`, reason);

const assignment =
  (property: 'assignee' | 'candidateGroups' | 'candidateUsers'): Read =>
  (importing, value) => {
    const source = importing.source(property, value);
    if (source === undefined) return;
    importing.set('zeebe:AssignmentDefinition', { [property]: source });
    importing.changed(`${property}="${value}"`, `zeebe:assignmentDefinition 的 ${property}`);
  };

const schedule =
  (property: 'dueDate' | 'followUpDate'): Read =>
  (importing, value) => {
    const source = importing.source(property, value);
    if (source === undefined) return;
    importing.set('zeebe:TaskSchedule', { [property]: source });
    importing.changed(`${property}="${value}"`, `zeebe:taskSchedule 的 ${property}`);
  };

/** Form id of `my-form`, `my-form.form` or `camunda-forms:deployment:my-form.form`. */
const form: Read = (importing, value) => {
  const id = /^(?:camunda-forms:(?:deployment|bpmn):)?([A-Za-z_][\w.-]*?)(?:\.form)?$/.exec(value)?.[1];
  if (id === undefined) {
    importing.refuse(
      `表单“${value}”`,
      '它不是表单标识（可能是网页地址），请在本平台设计表单后填写表单标识。',
    );
    return;
  }
  importing.set('zeebe:FormDefinition', { formId: id });
  importing.changed(`表单“${value}”`, `zeebe:formDefinition formId="${id}"`);
};

const collection: Read = (importing, value) => {
  const written = /^[\w.]+$/.test(value) ? `=${value}` : importing.source('collection', value);
  if (written === undefined) return;
  importing.set('zeebe:LoopCharacteristics', { inputCollection: written });
  importing.changed(
    `collection="${value}"`,
    `zeebe:loopCharacteristics 的 inputCollection="${written}"（loopCounter 从 1 数起）`,
  );
};

const elementVariable: Read = (importing, value) => {
  importing.set('zeebe:LoopCharacteristics', { inputElement: value });
  importing.changed(`elementVariable="${value}"`, 'zeebe:loopCharacteristics 的 inputElement');
};

const topic: Read = (importing, value) => {
  const source = importing.source('topic', value);
  if (source === undefined) return;
  importing.set('zeebe:TaskDefinition', { type: source });
  importing.changed(`topic="${value}"`, 'zeebe:taskDefinition 的 type');
};

const taskKind: Read = (importing, value) => {
  if (value === 'external') return;
  importing.refuse(
    `服务种类 type="${value}"`,
    '本平台没有这种内置服务，请用 zeebe:taskDefinition 指定由什么服务完成。',
  );
};

const decision: Read = (importing, value) => {
  const source = importing.source('decisionRef', value);
  if (source === undefined) return;
  const mapped = importing.attribute('mapDecisionResult');
  if (mapped === undefined || mapped === 'resultList') {
    importing.refuse(
      '决策结果 resultList',
      '结果的形式与本平台不同，请设 mapDecisionResult 为 singleEntry 或 singleResult 并检查用到结果的表达式。',
    );
    return;
  }
  const resultVariable = importing.attribute('resultVariable');
  importing.set('zeebe:CalledDecision', {
    decisionId: source,
    ...(resultVariable ? { resultVariable } : {}),
  });
  importing.changed(`decisionRef="${value}"`, 'zeebe:calledDecision');
};

const initiator: Read = (importing, value) => {
  importing.map('output', '=_startedBy', value);
  importing.changed(`initiator="${value}"`, `启动后把启动人（_startedBy）写入变量“${value}”`);
};

/** Who may start stands on the start event here. */
const starterGroups: Read = (importing, value) => {
  const source = importing.source('candidateStarterGroups', value);
  if (source === undefined) return;
  for (const element of list(importing.element.flowElements)) {
    if (element.$type === 'bpmn:StartEvent') importing.property('candidateGroups', source, element);
  }
  importing.changed(`candidateStarterGroups="${value}"`, '开始事件的属性 candidateGroups');
};

const inheritVariables: Read = (importing, value) => {
  importing.set('zeebe:CalledElement', { propagateAllParentVariables: value === 'true' });
  importing.changed(`inheritVariables="${value}"`, 'zeebe:calledElement 的 propagateAllParentVariables');
};

/** Mappings stand on the event, not on its definition. */
const eventVariable =
  (key: string): Read =>
  (importing, value) => {
    importing.map('output', `=result.${key}`, value, importing.owner);
    importing.changed(`错误变量“${value}”`, `输出映射 =result.${key}`);
  };

/** Read together with another attribute. */
const partOfAnother: Read = () => undefined;

const javaCode = refuse('本平台不运行 Java 代码，请用 zeebe:taskDefinition 指定由什么服务完成。');

/** Attributes of other engines by local name, with what import does with each; one that is not here is refused. */
export const attributes: Readonly<Record<string, Read>> = {
  formKey: form,
  formRef: form,
  assignee: assignment('assignee'),
  candidateGroups: assignment('candidateGroups'),
  candidateUsers: assignment('candidateUsers'),
  dueDate: schedule('dueDate'),
  followUpDate: schedule('followUpDate'),
  collection,
  elementVariable,
  topic,
  type: taskKind,
  decisionRef: decision,
  mapDecisionResult: partOfAnother,
  resultVariable: partOfAnother,
  resultVariableName: partOfAnother,
  initiator,
  candidateStarterGroups: starterGroups,
  inheritVariables,
  errorCodeVariable: eventVariable('code'),
  errorMessageVariable: eventVariable('message'),
  class: javaCode,
  delegateExpression: javaCode,
  expression: javaCode,
  formHandlerClass: javaCode,
  variableMappingClass: javaCode,
  variableMappingDelegateExpression: javaCode,
  resource: refuse('内容在另一个文件里，请把表达式或脚本写进流程文件。'),
  skipExpression: refuse('本平台不支持跳过条件，请用网关表示。'),
  elementIndexVariable: refuse('本平台的序号变量固定为 loopCounter（从 1 数起）。'),
  candidateStarterUsers: refuse('启动权限按角色授予，请在开始事件上写办理角色（candidateGroups）。'),
  businessCalendarName: refuse('日历在服务包里设定，请用 FEEL 计算期限。'),
  caseRef: refuse('本平台不运行 CMMN。'),
  triggerable: refuse('请在服务任务后加一个接收任务来等待。'),
  variableName: refuse('条件事件请写 FEEL 条件。'),
  variableEvents: refuse('条件事件请写 FEEL 条件。'),
  autoStoreVariables: refuse('脚本的结果请写入结果变量。'),
  ...Object.fromEntries(
    (
      'historyTimeToLive versionTag isStartableInTasklist jobPriority taskPriority priority asyncBefore asyncAfter async ' +
      'exclusive modelerTemplate modelerTemplateVersion modelerTemplateIcon diagramRelationId failedJobRetryTimeCycle ' +
      'formRefBinding formRefVersion formKeyDefinition formFieldValidation calledElementBinding calledElementVersion ' +
      'calledElementVersionTag calledElementTenantId calledElementType decisionRefBinding decisionRefVersion ' +
      'decisionRefVersionTag decisionRefTenantId sameDeployment fallbackToDefaultTenant isEagerExecutionFetching ' +
      'category asyncLeave asyncLeaveExclusive useLocalScopeForResultVariable storeResultVariableAsTransient ' +
      'parallelInSameTransaction'
    )
      .split(' ')
      .map((name) => [name, withoutEffect]),
  ),
};

export const unknownAttribute = refuse('不认识这个属性，它在原来的引擎里可能有含义，请删除或改写。');
