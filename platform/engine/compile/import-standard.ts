import { bodyText, type ElementImport } from './element-import.js';
import { child, extension, list, text, type ModdleElement } from './moddle.js';
import { isJuel, translateCondition, translateValue } from './translate-juel.js';

/** What standard BPMN says in the way of other engines: expressions in JUEL, calls, scripts, owners by name. */
export function importStandard(importing: ElementImport): void {
  const { element, type } = importing;
  if (type === 'bpmn:SequenceFlow') importCondition(importing, element, 'conditionExpression', {});
  if (type === 'bpmn:CallActivity') importCall(importing);
  if (type === 'bpmn:ScriptTask') importScript(importing);
  if (type === 'bpmn:TimerEventDefinition') importTimer(importing);
  if (type === 'bpmn:MultiInstanceLoopCharacteristics') importLoop(importing);
  if (type === 'bpmn:ConditionalEventDefinition') importCondition(importing, element, 'condition', {});
  for (const resource of list(element.resources)) importOwner(importing, resource);
}

function importCondition(
  importing: ElementImport,
  element: ModdleElement,
  property: string,
  renamed: Record<string, string>,
): void {
  const expression = child(element[property]);
  const body = bodyText(expression);
  const language = text(expression?.language);
  if (!expression || body === undefined || !isJuel(body) || (language && !/juel|uel|feel/i.test(language)))
    return;
  const translated = translateCondition(body, renamed);
  if (translated === undefined) return keepForeign(importing, expression, body);
  expression.body = `=${translated}`;
  delete expression.language;
  importing.changed(`条件 ${body}`, `FEEL：${translated}`);
}

/** The condition of a flow is refused by its language, where a rehearsal can go on; others are left out. */
function keepForeign(importing: ElementImport, expression: ModdleElement, body: string): void {
  if (importing.type === 'bpmn:SequenceFlow') {
    expression.language = 'JUEL';
    return;
  }
  delete expression.body;
  importing.refuseExpression('条件', body);
}

function importCall(importing: ElementImport): void {
  const { element } = importing;
  const called = text(element.calledElement);
  if (!called || extension(element, 'zeebe:CalledElement')?.processId) return;
  const source = importing.source('calledElement', called);
  if (source === undefined) return;
  // Other engines pass only the variables that are named.
  importing.set('zeebe:CalledElement', {
    processId: source,
    propagateAllParentVariables: false,
    propagateAllChildVariables: false,
  });
  importing.changed(`calledElement="${called}"`, 'zeebe:calledElement 的 processId');
}

function importScript(importing: ElementImport): void {
  const { element } = importing;
  const script = text(element.script)?.trim();
  const format = text(element.scriptFormat) ?? '';
  if (!script || extension(element, 'zeebe:Script')) return;
  const expression = scriptAsFeel(script, format);
  if (expression === undefined) return;
  const resultVariable = importing.attribute('resultVariable') ?? importing.attribute('resultVariableName');
  importing.set('zeebe:Script', { expression, ...(resultVariable ? { resultVariable } : {}) });
  importing.changed(`${format} 脚本`, 'zeebe:script');
}

function scriptAsFeel(script: string, format: string): string | undefined {
  if (/feel/i.test(format)) return `=${script.replace(/^=/, '')}`;
  const translated = /^juel$/i.test(format) ? translateValue(script) : undefined;
  return translated === undefined ? undefined : `=${translated}`;
}

function importTimer(importing: ElementImport): void {
  for (const property of ['timeDate', 'timeDuration', 'timeCycle']) {
    const expression = child(importing.element[property]);
    const body = bodyText(expression);
    if (!expression || body === undefined || !isJuel(body)) continue;
    const source = importing.source('定时', body);
    if (source === undefined) continue;
    expression.body = source;
    importing.changed(`定时 ${body}`, `FEEL：${source.slice(1)}`);
  }
}

const loopVariables: Record<string, string> = {
  nrOfInstances: 'numberOfInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
};

function importLoop(importing: ElementImport): void {
  const { element } = importing;
  importCondition(importing, element, 'completionCondition', loopVariables);
  const cardinality = child(element.loopCardinality);
  const body = bodyText(cardinality);
  if (!cardinality || body === undefined || !isJuel(body)) return;
  const source = importing.source('循环次数', body);
  if (source === undefined) return;
  cardinality.body = source;
  importing.changed(`循环次数 ${body}`, `FEEL：${source.slice(1)}`);
}

/** `potentialOwner` with `group(a), user(b)`; a name alone is a group. `humanPerformer` is the assignee. */
function importOwner(importing: ElementImport, resource: ModdleElement): void {
  const named = bodyText(child(resource.resourceAssignmentExpression)?.expression);
  if (named === undefined) return importing.withoutEffect(`${resource.$type}（没有写明是谁）`);
  const names = named.split(',').map((name) => /^(?:(user|group)\()?([^()]+)\)?$/.exec(name.trim()));
  if (names.some((match) => match === null)) return importing.refuseExpression('办理人', named);
  const inKind = (kind: string): string =>
    names
      .filter((match) => (match![1] ?? 'group') === kind)
      .map((match) => match![2]!.trim())
      .join(',');
  const performer = resource.$type === 'bpmn:HumanPerformer' || resource.$type === 'bpmn:Performer';
  const assigned: Record<string, string> = performer
    ? { assignee: names[0]![2]!.trim() }
    : { candidateGroups: inKind('group'), candidateUsers: inKind('user') };
  for (const [property, value] of Object.entries(assigned)) {
    if (value !== '') importing.set('zeebe:AssignmentDefinition', { [property]: value });
  }
  importing.changed(`办理人 ${named}`, 'zeebe:assignmentDefinition');
}
