import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from '../types.js';
import { checkElements, checkLimits } from './check-limits.js';
import { explainXml, unreadable } from './explain-xml.js';

/** An element of the parsed file. Which properties there are follows from `$type` and the BPMN meta-model. */
export interface ModdleElement {
  $type: string;
  $attrs?: Record<string, string>;
  $parent?: ModdleElement;
  id?: string;
  name?: string;
  [property: string]: unknown;
}

export interface ModdleWarning {
  message: string;
  element?: ModdleElement;
  /** Of the attribute or reference that is not understood, for example `bpmn:flowNodeRef`. */
  property?: string;
}

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;
/** Building its meta-model costs more than reading a file. */
const reader = new BpmnModdle({ zeebe });

/** Reads a BPMN file. bpmn-moddle only warns of what it then drops: an error here, unless no step depends on it. */
export async function readXml(xml: string): Promise<{ root: ModdleElement | null; findings: Finding[] }> {
  const exceeded = checkLimits(xml);
  if (exceeded) return { root: null, findings: [exceeded] };
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    const root = rootElement as ModdleElement;
    const findings = (warnings as ModdleWarning[]).map((warning) => warningToFinding(warning, 'BPMN'));
    if (findings.every(({ severity }) => severity === 'info')) findings.push(...checkElements(root));
    return { root, findings };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: ModdleWarning[] };
    const told = warnings.map((warning) => warningToFinding(warning, 'BPMN'));
    return { root: null, findings: [...told, unreadable('BPMN', explainXml(message, 'BPMN').text)] };
  }
}

/** References that a step follows; the others only draw or describe. */
const followed = new Set(
  (
    'bpmn:attachedToRef bpmn:default bpmn:messageRef bpmn:signalRef bpmn:errorRef bpmn:escalationRef bpmn:activityRef ' +
    'bpmn:processRef bpmn:eventDefinitionRef bpmn:source bpmn:target'
  ).split(' '),
);
const ofFlow = new Set(['bpmn:sourceRef', 'bpmn:targetRef']);

function isBesideExecution({ message, element, property = '' }: ModdleWarning): boolean {
  const type = element?.$type ?? '';
  if (/^(bpmndi|dc|di|bioc|color):/.test(type)) return true;
  if (/^unparsable content <(?:[\w.-]+:)?BPMN(?:Shape|Edge|Plane|Diagram|Label)/.test(message)) return true;
  if (!message.startsWith('unresolved reference')) return false;
  return ofFlow.has(property) ? type === 'bpmn:Association' : !followed.has(property);
}

export function warningToFinding(warning: ModdleWarning, standard: 'BPMN' | 'DMN'): Finding {
  const { message, element } = warning;
  const { rule, text: what, about } = explainXml(message, standard);
  const finding: Finding = isBesideExecution(warning)
    ? { severity: 'info', rule: 'without-effect', message: `图形或说明中的一处不起作用：${what}。` }
    : { severity: 'error', rule, message: `${what}。` };
  if (finding.rule === 'duplicate-id' && about !== undefined) finding.element = about;
  if (element?.id) finding.element = element.id;
  return finding;
}

export const list = (value: unknown): ModdleElement[] =>
  Array.isArray(value) ? (value as ModdleElement[]) : [];

export const child = (value: unknown): ModdleElement | undefined =>
  typeof value === 'object' && value !== null ? (value as ModdleElement) : undefined;

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Extension elements of a type, for example `zeebe:IoMapping`. */
export function extensions(element: ModdleElement): ModdleElement[] {
  return list(child(element.extensionElements)?.values);
}

export function extension(element: ModdleElement, type: string): ModdleElement | undefined {
  return extensions(element).find(({ $type }) => $type === type);
}

/** `zeebe:properties`, by name. */
export function propertiesOf(element: ModdleElement): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const holder of extensions(element)) {
    if (holder.$type !== 'zeebe:Properties') continue;
    for (const { name, value } of list(holder.properties)) {
      if (name) properties[name] = text(value) ?? '';
    }
  }
  return properties;
}
