/** Small BPMN files for tests, written in a few lines. */

export interface Extras {
  name?: string;
  /** `zeebe:properties` */
  properties?: Record<string, string>;
  /** Further attributes, as XML. */
  attributes?: string;
  /** Further extension elements, as XML. */
  extensions?: string;
  /** Further content, as XML. */
  content?: string;
}

export interface TaskExtras extends Extras {
  groups?: string;
  form?: string;
  due?: string;
  assignee?: string;
  inputs?: Record<string, string>;
  outputs?: Record<string, string>;
  loop?: string;
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function extensionElements(extras: Extras): string {
  const properties = Object.entries(extras.properties ?? {})
    .map(([name, value]) => `<zeebe:property name="${name}" value="${escape(value)}"/>`)
    .join('');
  const inner =
    (properties && `<zeebe:properties>${properties}</zeebe:properties>`) + (extras.extensions ?? '');
  return inner && `<extensionElements>${inner}</extensionElements>`;
}

export function element(type: string, id: string, extras: Extras = {}): string {
  const name = extras.name ? ` name="${escape(extras.name)}"` : '';
  return `<${type} id="${id}"${name} ${extras.attributes ?? ''}>${extensionElements(extras)}${extras.content ?? ''}</${type}>`;
}

export function mappings({ inputs = {}, outputs = {} }: Pick<TaskExtras, 'inputs' | 'outputs'>): string {
  const write = (kind: string, map: Record<string, string>): string =>
    Object.entries(map)
      .map(([target, source]) => `<zeebe:${kind} source="${escape(source)}" target="${target}"/>`)
      .join('');
  const inner = write('input', inputs) + write('output', outputs);
  return inner && `<zeebe:ioMapping>${inner}</zeebe:ioMapping>`;
}

const withExtensions = (extras: TaskExtras, extensions: string): Extras => ({
  ...extras,
  extensions: extensions + mappings(extras) + (extras.extensions ?? ''),
  content: (extras.loop ?? '') + (extras.content ?? ''),
});

export function userTask(id: string, extras: TaskExtras = {}): string {
  const { groups = 'clerk', form = `${id}-form`, due, assignee } = extras;
  const schedule = due ? `<zeebe:taskSchedule dueDate="${escape(due)}"/>` : '';
  const assigned = assignee ? ` assignee="${escape(assignee)}"` : '';
  return element(
    'userTask',
    id,
    withExtensions(
      extras,
      `<zeebe:formDefinition formId="${form}"/><zeebe:assignmentDefinition candidateGroups="${escape(groups)}"${assigned}/>${schedule}`,
    ),
  );
}

export const task = (id: string, extras: TaskExtras = {}): string =>
  element('task', id, withExtensions(extras, ''));

export const serviceTask = (id: string, type: string, extras: TaskExtras = {}, tag = 'serviceTask'): string =>
  element(tag, id, withExtensions(extras, `<zeebe:taskDefinition type="${escape(type)}"/>`));

export const scriptTask = (id: string, expression: string, variable = '', extras: TaskExtras = {}): string =>
  element(
    'scriptTask',
    id,
    withExtensions(extras, `<zeebe:script expression="${escape(expression)}" resultVariable="${variable}"/>`),
  );

export function multiInstance(
  collection: string,
  attributes: Record<string, string> = {},
  options: { sequential?: boolean; until?: string } = {},
): string {
  const others = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
  const condition = options.until
    ? `<completionCondition>${escape(options.until)}</completionCondition>`
    : '';
  return (
    `<multiInstanceLoopCharacteristics isSequential="${options.sequential === true}"><extensionElements>` +
    `<zeebe:loopCharacteristics inputCollection="${escape(collection)}"${others}/>` +
    `</extensionElements>${condition}</multiInstanceLoopCharacteristics>`
  );
}

export const message = (name: string): string => `<messageEventDefinition messageRef="message_${name}"/>`;
export const signal = (name: string): string => `<signalEventDefinition signalRef="signal_${name}"/>`;
export const error = (code?: string): string =>
  code ? `<errorEventDefinition errorRef="error_${code}"/>` : '<errorEventDefinition/>';
export const timer = (kind: 'Date' | 'Duration' | 'Cycle', value: string): string =>
  `<timerEventDefinition><time${kind}>${escape(value)}</time${kind}></timerEventDefinition>`;
export const escalation = (code?: string): string =>
  code ? `<escalationEventDefinition escalationRef="escalation_${code}"/>` : '<escalationEventDefinition/>';
export const condition = (expression: string): string =>
  `<conditionalEventDefinition><condition>=${escape(expression)}</condition></conditionalEventDefinition>`;
export const compensation = (activity?: string): string =>
  activity ? `<compensateEventDefinition activityRef="${activity}"/>` : '<compensateEventDefinition/>';
export const cancel = '<cancelEventDefinition/>';
export const terminate = '<terminateEventDefinition/>';

export const event = (
  type: 'startEvent' | 'endEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent',
  id: string,
  definition = '',
  extras: TaskExtras = {},
): string => element(type, id, { ...withExtensions(extras, ''), content: definition });

export const boundary = (
  id: string,
  host: string,
  definition: string,
  extras: TaskExtras & { interrupting?: boolean } = {},
): string =>
  element('boundaryEvent', id, {
    ...withExtensions(extras, ''),
    attributes: `attachedToRef="${host}" cancelActivity="${extras.interrupting ?? true}"`,
    content: definition,
  });

/** What undoes an activity: a compensation boundary event, the handler, and the association between them. */
export const undoneBy = (host: string, handler: string): string =>
  boundary(`${host}_undo`, host, compensation()) +
  handler.replace(/^<(\w+) /, '<$1 isForCompensation="true" ') +
  `<association id="${host}_association" sourceRef="${host}_undo" targetRef="${/id="(\w+)"/.exec(handler)![1]}"/>`;

export const standardLoop = (
  condition: string | undefined,
  options: { testBefore?: boolean; maximum?: number } = {},
): string => {
  const maximum = options.maximum === undefined ? '' : ` loopMaximum="${options.maximum}"`;
  const body = condition ? `<loopCondition>${escape(condition)}</loopCondition>` : '';
  return `<standardLoopCharacteristics testBefore="${options.testBefore === true}"${maximum}>${body}</standardLoopCharacteristics>`;
};

export const cardinality = (
  expression: string,
  options: { sequential?: boolean; until?: string; attributes?: string } = {},
): string =>
  `<multiInstanceLoopCharacteristics isSequential="${options.sequential === true}">` +
  (options.attributes
    ? `<extensionElements><zeebe:loopCharacteristics ${options.attributes}/></extensionElements>`
    : '') +
  `<loopCardinality>${escape(expression)}</loopCardinality>` +
  (options.until ? `<completionCondition>${escape(options.until)}</completionCondition>` : '') +
  '</multiInstanceLoopCharacteristics>';

export const gateway = (kind: string, id: string, attributes = ''): string =>
  element(`${kind}Gateway`, id, { attributes });

/** A sub-process from its parts; `byEvent` makes it an event sub-process. */
export const subProcess = (
  id: string,
  parts: string[],
  extras: TaskExtras & { byEvent?: boolean; transaction?: boolean } = {},
): string =>
  element(extras.transaction ? 'transaction' : 'subProcess', id, {
    ...withExtensions(extras, ''),
    attributes: extras.byEvent ? 'triggeredByEvent="true"' : '',
    content: (extras.loop ?? '') + parts.join(''),
  });

/**
 * Sequence flows in one line: `start > a > b`. A condition stands before its target: `gate > [x > 3] a`.
 * Ids are `source_target`.
 */
export function flows(...lines: string[]): string {
  return lines
    .map((line) => {
      const [first, ...others] = line.split(/\s+>\s+(?![^[]*\])/);
      let source = first!.trim();
      return others
        .map((part) => {
          const [, condition, target] = /^(?:\[(.*)\]\s*)?([^\s\]]+)$/.exec(
            part.trim(),
          ) as unknown as string[];
          const body = condition ? `<conditionExpression>=${escape(condition)}</conditionExpression>` : '';
          const flow = `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
          source = target!;
          return flow;
        })
        .join('');
    })
    .join('');
}

/** A whole file. Messages, signals and errors that the parts name are declared; `keys` are correlation keys. */
export function bpmn(
  parts: string[],
  options: {
    properties?: Record<string, string>;
    keys?: Record<string, string>;
    attributes?: string;
    /** Further root elements, as XML. */
    before?: string;
  } = {},
): string {
  const body = parts.join('');
  const names = (pattern: RegExp): string[] => [
    ...new Set([...body.matchAll(pattern)].map((match) => match[1]!)),
  ];
  const messages = names(/messageRef="message_(\w+)"/g).map((name) => {
    const key = options.keys?.[name];
    const subscription = key
      ? `<extensionElements><zeebe:subscription correlationKey="${escape(key)}"/></extensionElements>`
      : '';
    return `<message id="message_${name}" name="${name}">${subscription}</message>`;
  });
  const signals = names(/signalRef="signal_(\w+)"/g).map(
    (name) => `<signal id="signal_${name}" name="${name}"/>`,
  );
  const escalations = names(/escalationRef="escalation_(\w+)"/g).map(
    (code) => `<escalation id="escalation_${code}" escalationCode="${code}"/>`,
  );
  const errors = names(/errorRef="error_(\w+)"/g).map(
    (code) => `<error id="error_${code}" errorCode="${code}"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" ' +
    'id="definitions" targetNamespace="http://example.org">' +
    messages.join('') +
    signals.join('') +
    errors.join('') +
    escalations.join('') +
    (options.before ?? '') +
    `<process id="process" ${options.attributes ?? 'isExecutable="true"'}>` +
    extensionElements({ properties: options.properties ?? {} }) +
    body +
    '</process></definitions>'
  );
}
