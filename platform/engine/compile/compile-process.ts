import type { CompiledProcess, CompileResult } from '../types.js';
import { buildScope, nameFlows, readProperties } from './build-scope.js';
import { checkDepth } from './check-depth.js';
import { Compilation } from './compilation.js';
import type { RuntimeProcess } from './graph.js';
import { list, readXml, type ModdleElement } from './moddle.js';
import { checkExtensions } from './read-extensions.js';

export interface CompileOptions {
  /** Names of the release's FEEL functions; needed to parse those that contain FEEL keywords. */
  functionNames?: readonly string[];
}

/**
 * Compiles the executable processes of a BPMN file. What the engine cannot run is a finding with the element's id;
 * a file with errors yields no processes. Never rejects because of the file's content.
 */
export async function compileProcess(xml: string, options: CompileOptions = {}): Promise<CompileResult> {
  const { root, findings } = await readXml(xml);
  if (!root || findings.length > 0) return { processes: [], findings };

  const compilation = new Compilation(options.functionNames ?? []);
  const processes = executableProcesses(compilation, root)
    .filter((element) => checkDepth(compilation, element))
    .map((element) => buildProcess(compilation, element));
  if (processes.length === 0 && !compilation.failed) {
    compilation.error('executable-process-required', root, '文件里没有可执行的流程。');
  }
  return { processes: compilation.failed ? [] : processes, findings: compilation.findings };
}

/** Leaves out what says that it is not executable, and pools without content. */
function executableProcesses(compilation: Compilation, root: ModdleElement): ModdleElement[] {
  const processes = list(root.rootElements).filter(({ $type }) => $type === 'bpmn:Process');
  return processes.filter((element) => {
    const empty = list(element.flowElements).length === 0;
    if (element.isExecutable === false) {
      compilation.warning('not-executable', element, '流程标为不可执行，未予载入。');
      return false;
    }
    if (empty && processes.length > 1) return false;
    if (element.isExecutable === undefined) {
      compilation.warning('executable-assumed', element, '流程没有写明是否可执行，按可执行处理。');
    }
    return true;
  });
}

function buildProcess(compilation: Compilation, element: ModdleElement): RuntimeProcess {
  compilation.expressions = [];
  compilation.nodes = new Map();
  compilation.elements = {};
  checkExtensions(compilation, element);
  nameFlows(element, takenIds(element, new Set()));
  const properties = readProperties(compilation, element);
  const rootState = properties.state ? compilation.value(element.id!, 'state', properties.state) : undefined;
  const root = buildScope(compilation, element);
  const { nodes, elements, expressions } = compilation;
  const process: CompiledProcess = {
    id: element.id!,
    name: element.name ?? '',
    properties,
    elements,
    expressions,
  };
  const graph = { nodes: { value: nodes }, root: { value: root }, rootState: { value: rootState } };
  return Object.defineProperties(process, graph) as RuntimeProcess;
}

function takenIds(element: ModdleElement, ids: Set<string>): Set<string> {
  if (element.id) ids.add(element.id);
  for (const inner of list(element.flowElements)) takenIds(inner, ids);
  return ids;
}
