import type { Finding } from '../types.js';
import type { ModdleElement } from './moddle.js';

/** What a file may not exceed, so that reading it ends soon whatever it contains. */
export const limits = {
  characters: 5_000_000,
  xmlElements: 50_000,
  /** Of XML elements: room for a hundred sub-processes in each other. */
  depth: 110,
  /** Flow nodes and sequence flows of a file. */
  flowElements: 5_000,
  idLength: 200,
  expressionLength: 5_000,
  /** All expressions of a file together. */
  expressionCharacters: 150_000,
};

const refused = (message: string): Finding => ({ severity: 'error', rule: 'limit-exceeded', message });

/** Looks at the text before it is parsed; answers the first limit that it exceeds. */
export function checkLimits(xml: string): Finding | undefined {
  if (xml.length > limits.characters) {
    return refused(`文件有 ${xml.length} 个字符，最多 ${limits.characters} 个，请拆成几个流程。`);
  }
  let depth = 0;
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const end = endOfMarkup(xml, at);
    if (end === 'doctype') return doctype;
    if (end === undefined) return undefined;
    if (xml.startsWith('</', at)) depth -= 1;
    else if (isElement(xml, at)) {
      count += 1;
      if (xml[end - 2] !== '/') depth += 1;
    }
    if (count > limits.xmlElements)
      return refused(`文件里的 XML 元素超过 ${limits.xmlElements} 个，请拆成几个流程。`);
    if (depth > limits.depth) return refused(`文件里的元素嵌套超过 ${limits.depth} 层，请减少子流程的层数。`);
    at = end;
  }
  return undefined;
}

const doctype: Finding = {
  severity: 'error',
  rule: 'unreadable-xml',
  message: '文件含有文档类型声明（DOCTYPE、ENTITY），BPMN 文件不需要它，请删除。',
};

const isElement = (xml: string, at: number): boolean => xml[at + 1] !== '!' && xml[at + 1] !== '?';

/** Offset behind the tag, comment, section or instruction; undefined when it is not closed. */
function endOfMarkup(xml: string, at: number): number | 'doctype' | undefined {
  const behind = (mark: string): number | undefined => {
    const found = xml.indexOf(mark, at);
    return found === -1 ? undefined : found + mark.length;
  };
  if (xml.startsWith('<!--', at)) return behind('-->');
  if (xml.startsWith('<![CDATA[', at)) return behind(']]>');
  if (xml.startsWith('<?', at)) return behind('?>');
  if (xml.startsWith('<!', at)) return 'doctype';
  return endOfTag(xml, at);
}

function endOfTag(xml: string, from: number): number | undefined {
  for (let at = from; at < xml.length; at++) {
    const character = xml[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    at = xml.indexOf(character, at + 1);
    if (at === -1) return undefined;
  }
  return undefined;
}

/** Looks at what was read: how much there is to execute, and whether ids can be used as keys. */
export function checkElements(root: ModdleElement): Finding[] {
  const findings: Finding[] = [];
  let count = 0;
  const visit = (element: ModdleElement): void => {
    count += 1;
    if (element.id === '__proto__')
      findings.push(forId(element.id, `标识“${element.id}”不能使用，请换一个。`));
    if (element.id && element.id.length > limits.idLength) {
      findings.push(
        forId(
          element.id.slice(0, limits.idLength),
          `标识有 ${element.id.length} 个字符，最多 ${limits.idLength} 个。`,
        ),
      );
    }
    for (const name of ['rootElements', 'flowElements'] as const) {
      const inner = element[name];
      if (Array.isArray(inner)) for (const part of inner as ModdleElement[]) visit(part);
    }
  };
  visit(root);
  if (count > limits.flowElements) {
    findings.push(
      refused(`文件里的流程元素有 ${count} 个，最多 ${limits.flowElements} 个，请拆成几个流程。`),
    );
  }
  return findings;
}

const forId = (element: string, message: string): Finding => ({ ...refused(message), element });
