import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileProcess, type CompiledProcess, type Finding } from '../engine/index.js';
import type { DefinitionFinding } from './finding.js';
import { compileDecisionFiles } from './compile-decision-files.js';
import { feelFunctionNames } from './feel-functions.js';
import { placeOf } from './kinds.js';
import { parseFiles, type ParsedBundle } from './parse-files.js';
import { Release } from './release.js';
import { WorkingCalendar } from './working-calendar.js';

export interface LoadResult {
  /** Null when there are errors that leave no usable release. */
  release: Release | null;
  findings: DefinitionFinding[];
}

/** Reads every text file under a folder by its path with `/`; hidden files are skipped. */
export async function readBundleFiles(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(join(directory, '/').length).replaceAll('\\', '/');
    if (!entry.isFile() || path.split('/').some((part) => part.startsWith('.'))) continue;
    if (placeOf(path).kind === 'documentation') continue;
    files[path] = await readFile(join(directory, path), 'utf8');
  }
  return files;
}

/** Loads a bundle folder. Errors are findings, not exceptions; a missing folder throws. */
export async function loadBundle(directory: string): Promise<LoadResult> {
  return loadBundleFromFiles(await readBundleFiles(directory));
}

/** Loads a bundle from texts by path: schemas, then the compiled processes and decisions. The linter checks more. */
export async function loadBundleFromFiles(files: Readonly<Record<string, string>>): Promise<LoadResult> {
  const { parsed, findings } = parseFiles(files);
  const { compiled, findings: processFindings } = await compileAll(parsed.processes);
  const { decisions, findings: decisionFindings } = await compileDecisionFiles(parsed.decisions);
  findings.push(...processFindings, ...decisionFindings);
  const { bundle } = parsed;
  const calendar = bundle && parsed.json.calendars.get(bundle.calendar);
  if (!bundle || !calendar || findings.some((f) => f.severity === 'error'))
    return { release: null, findings };
  return {
    release: new Release(
      files,
      withBundle(parsed, bundle),
      compiled,
      decisions,
      new WorkingCalendar(calendar),
    ),
    findings,
  };
}

function withBundle(parsed: ParsedBundle, bundle: NonNullable<ParsedBundle['bundle']>) {
  return { ...parsed, bundle };
}

/** What has no effect needs nobody's attention here; a rehearsal lists it. */
const isForAuthors = ({ rule }: Finding): boolean => rule !== 'without-effect';

/** Compiles every process; those with errors are left out. */
export async function compileAll(
  processes: ReadonlyMap<string, string>,
): Promise<{ compiled: Map<string, CompiledProcess>; findings: DefinitionFinding[] }> {
  const compiled = new Map<string, CompiledProcess>();
  const findings: DefinitionFinding[] = [];
  for (const [id, xml] of processes) {
    const file = `processes/${id}.bpmn`;
    const result = await compileProcess(xml, { functionNames: feelFunctionNames });
    findings.push(
      ...result.findings.filter(isForAuthors).map((f): DefinitionFinding => ({
        file,
        element: f.element ?? '',
        rule: f.rule,
        severity: f.severity === 'info' ? 'warning' : f.severity,
        message: f.message,
        fix: '在流程设计器中打开这个文件，修改所指的元素。',
      })),
    );
    const main = result.processes.find((process) => process.id === id);
    if (main) compiled.set(id, main);
    else if (result.processes.length > 0) {
      findings.push({
        file,
        element: result.processes[0]?.id ?? '',
        rule: 'process-id',
        severity: 'error',
        message: '流程的 id 与文件名不一致。',
        fix: `把流程的 id 改为 ${id}，或者改文件名。`,
      });
    }
  }
  return { compiled, findings };
}
