import type { CompileResult, ElementInfo, Finding } from '../engine/index.js';

/** What must be added before a process can be published, although it can be rehearsed without it. */
export function findObstacles({ processes, findings }: CompileResult, strict: readonly Finding[]): Finding[] {
  const known = new Set(findings.filter(({ severity }) => severity === 'error').map(keyOf));
  const refused = strict.filter((finding) => finding.severity === 'error' && !known.has(keyOf(finding)));
  const elements = processes.flatMap((process) => Object.values(process.elements));
  return [...refused, ...elements.flatMap(missingOf)];
}

const keyOf = ({ rule, element, message }: Finding): string => `${rule} ${element ?? ''} ${message}`;

function missingOf({ id, type, formId, candidateGroups, properties }: ElementInfo): Finding[] {
  if (type !== 'bpmn:UserTask') return [];
  const missing: Finding[] = [];
  const add = (rule: string, message: string): void => {
    missing.push({ severity: 'warning', rule, element: id, message });
  };
  if (!formId) add('form-required', '用户任务没有表单，请用 zeebe:formDefinition 填写表单标识。');
  if (!candidateGroups && !properties.organisation) {
    add('performer-required', '用户任务没有办理角色，请用 zeebe:assignmentDefinition 填写 candidateGroups。');
  }
  return missing;
}
