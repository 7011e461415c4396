import type { CompileResult, ElementInfo, Exploration, Finding } from '../engine/index.js';

/** What must be added before a process can be published, although it can be rehearsed without it. */
export function findObstacles(
  { processes, findings }: CompileResult,
  strict: readonly Finding[],
  explorations: readonly Exploration[],
): Finding[] {
  const known = new Set(findings.filter(({ severity }) => severity === 'error').map(keyOf));
  const refused = strict.filter((finding) => finding.severity === 'error' && !known.has(keyOf(finding)));
  const elements = processes.flatMap((process) => Object.values(process.elements));
  return [
    ...refused.map((finding): Finding => ({ ...finding, severity: 'warning' })),
    ...elements.filter(lacksForm).map(formRequired),
    ...explorations.flatMap(({ findings: explored }) =>
      explored.filter(isWithoutPerformer).map(performerRequired),
    ),
  ];
}

const keyOf = ({ rule, element, message }: Finding): string => `${rule} ${element ?? ''} ${message}`;

const lacksForm = ({ type, formId }: ElementInfo): boolean => type === 'bpmn:UserTask' && !formId;

const formRequired = ({ id }: ElementInfo): Finding => ({
  severity: 'warning',
  rule: 'form-required',
  element: id,
  message: '用户任务没有表单，请用 zeebe:formDefinition 填写表单标识。',
});

type Explored = Exploration['findings'][number];

/** Exploration meets every task; that nobody may do one is no matter of structure. */
export const isWithoutPerformer = ({ rule }: Explored): boolean => rule === 'nobody-may-do';

const performerRequired = ({ rule, element, message }: Explored): Finding => ({
  severity: 'warning',
  rule,
  ...(element === undefined ? {} : { element }),
  message,
});
