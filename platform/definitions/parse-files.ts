import type { z } from 'zod';
import type { DefinitionFinding } from './finding.js';
import { describeIssues } from './describe-issue.js';
import { jsonKinds, placeOf, singleFiles, type JsonKind, type KindOf } from './kinds.js';
import type { Bundle } from './schemas/bundle.js';
import type { DemoOrganisation, DemoRecord, DemoStep } from './schemas/demo.js';
import { parsePrint, type Print } from './parse-print.js';

/** Every well-formed file of a bundle by kind and id; processes and decisions are still text. */
export interface ParsedBundle {
  bundle: Bundle | null;
  json: { [K in JsonKind]: Map<string, KindOf<K>> };
  processes: Map<string, string>;
  decisions: Map<string, string>;
  prints: Map<string, Print>;
  demo: { organisations: DemoOrganisation[]; records: DemoRecord[]; scenario: DemoStep[] };
}

export interface ParseResult {
  parsed: ParsedBundle;
  findings: DefinitionFinding[];
}

/** Reads texts by path into typed definitions. Malformed files are findings and are left out. */
export function parseFiles(files: Readonly<Record<string, string>>): ParseResult {
  const findings: DefinitionFinding[] = [];
  const parsed = emptyBundle();
  for (const path of Object.keys(files).sort()) {
    findings.push(...parseFile(path, files[path] ?? '', parsed));
  }
  if (!('bundle.json' in files)) {
    findings.push(error('bundle.json', '', '缺少 bundle.json。', '在文件夹最上层新建 bundle.json。'));
  }
  const { bundle } = parsed;
  if (
    bundle &&
    !parsed.json.calendars.has(bundle.calendar) &&
    !findings.some(({ file }) => file.startsWith('calendars/'))
  ) {
    findings.push(
      error(
        'bundle.json',
        'calendar',
        `找不到日历“${bundle.calendar}”。`,
        `新建 calendars/${bundle.calendar}.calendar.json，或者改成已有日历的名字。`,
        'unresolved-name',
      ),
    );
  }
  return { parsed, findings };
}

function emptyBundle(): ParsedBundle {
  const json = Object.fromEntries(Object.keys(jsonKinds).map((kind) => [kind, new Map()]));
  return {
    bundle: null,
    json: json as ParsedBundle['json'],
    processes: new Map(),
    decisions: new Map(),
    prints: new Map(),
    demo: { organisations: [], records: [], scenario: [] },
  };
}

function parseFile(path: string, text: string, parsed: ParsedBundle): DefinitionFinding[] {
  const place = placeOf(path);
  switch (place.kind) {
    case 'documentation':
      return [];
    case 'unknown':
      return [
        error(
          path,
          '',
          '不认识这个文件。',
          '检查文件夹和文件名（小写英文、连字符、规定的后缀），或者删去。',
          'unknown-file',
        ),
      ];
    case 'processes':
    case 'decisions':
      parsed[place.kind].set(place.id, text);
      return [];
    case 'prints': {
      const { print, findings } = parsePrint(place.id, path, text);
      if (print) parsed.prints.set(place.id, print);
      return findings;
    }
    case 'single':
      return parseSingle(path, place.id, text, parsed);
    default:
      return parseNamed(path, place.kind, place.id, text, parsed);
  }
}

function parseNamed<K extends JsonKind>(
  path: string,
  kind: K,
  id: string,
  text: string,
  parsed: ParsedBundle,
) {
  const { value, findings } = parseJson(path, text, jsonKinds[kind].schema as z.ZodType<KindOf<JsonKind>>);
  if (value === undefined) return findings;
  if ('id' in value && value.id !== id) {
    return [error(path, 'id', `id 是 ${value.id}，与文件名不一致。`, `把 id 改为 ${id}，或者改文件名。`)];
  }
  parsed.json[kind].set(id, value as KindOf<K>);
  return findings;
}

function parseSingle(path: string, id: keyof typeof singleFiles, text: string, parsed: ParsedBundle) {
  const { value, findings } = parseJson<unknown>(path, text, singleFiles[id].schema);
  if (value === undefined) return findings;
  if (id === 'bundle.json') parsed.bundle = value as Bundle;
  if (id === 'demo/organisations.json') parsed.demo.organisations = value as DemoOrganisation[];
  if (id === 'demo/records.json') parsed.demo.records = value as DemoRecord[];
  if (id === 'demo/scenario.json') parsed.demo.scenario = value as DemoStep[];
  return findings;
}

function parseJson<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
): { value?: T; findings: DefinitionFinding[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { findings: [error(path, '', `不是合法的 JSON：${detail}`, '检查逗号、引号和括号。')] };
  }
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, findings: [] };
  return {
    findings: describeIssues(result.error.issues).map(({ element, message, fix }) =>
      error(path, element, message, fix),
    ),
  };
}

function error(
  file: string,
  element: string,
  message: string,
  fix: string,
  rule = 'schema',
): DefinitionFinding {
  return { file, element, rule, severity: 'error', message, fix };
}
