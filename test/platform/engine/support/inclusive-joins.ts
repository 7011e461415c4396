import type { EngineState } from '../../../../platform/engine/index.js';

interface Flow {
  id: string;
  from: string;
  to: string;
}
interface Token {
  e: string;
  s: string;
  via?: string;
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="(\\w+)"`).exec(tag)?.[1] ?? '';
const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<${name} [^>]*>`, 'g')) ?? [];

/**
 * A second opinion on inclusive joins of the process itself, by the letter of BPMN: follows every path of the file from
 * each token forwards, where the engine knows beforehand who can come. A step must leave no join that could go on.
 */
export function joinsThatCouldGoOn(xml: string, state: EngineState): string[] {
  const flows = tags(xml, 'sequenceFlow').map((tag): Flow => {
    const [id, from, to] = ['id', 'sourceRef', 'targetRef'].map((name) => attribute(tag, name));
    return { id: id!, from: from!, to: to! };
  });
  const boundaries = tags(xml, 'boundaryEvent').map((tag): [host: string, event: string] => [
    attribute(tag, 'attachedToRef'),
    attribute(tag, 'id'),
  ]);
  const tokens = (state.tokens as unknown as Token[]).filter(({ s }) => s === 's0');
  const joins = tags(xml, 'inclusiveGateway').map((tag) => attribute(tag, 'id'));
  return joins.filter((join) => couldGoOn(join, flows, boundaries, tokens));
}

function couldGoOn(
  join: string,
  flows: readonly Flow[],
  boundaries: readonly [string, string][],
  tokens: readonly Token[],
): boolean {
  const filled = new Set(tokens.filter(({ e }) => e === join).map(({ via }) => via));
  const others = tokens.filter(({ e }) => e !== join);
  const waitsFor = ({ e }: Token): boolean => {
    const entries = entriesFrom(e, join, flows, boundaries);
    return entries.some((id) => !filled.has(id)) && !entries.some((id) => filled.has(id));
  };
  return filled.size > 0 && !others.some(waitsFor);
}

/** Incoming flows of the join to which a path leads that does not visit the join before. */
function entriesFrom(
  element: string,
  join: string,
  flows: readonly Flow[],
  boundaries: readonly [string, string][],
): string[] {
  const entries = new Set<string>();
  const seen = new Set([element]);
  for (const at of seen) {
    for (const [host, event] of boundaries) if (host === at) seen.add(event);
    for (const { id, from, to } of flows) {
      if (from !== at) continue;
      if (to === join) entries.add(id);
      else seen.add(to);
    }
  }
  return [...entries];
}
