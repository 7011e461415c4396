/** A parsed template: texts, values, conditions and repetitions. */
export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'value'; expression: string }
  | { kind: 'if'; expression: string; then: TemplateNode[]; otherwise: TemplateNode[] }
  | { kind: 'each'; name: string; expression: string; body: TemplateNode[] };

/** A template that cannot be read; the message is Chinese and quotes the place. */
export class TemplateSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateSyntaxError';
  }
}

type Token = { kind: 'text'; text: string } | { kind: 'tag'; text: string };

interface Block {
  opener: string;
  node: Extract<TemplateNode, { kind: 'if' | 'each' }> | null;
  /** Where nodes go at the moment. */
  into: TemplateNode[];
  elseSeen: boolean;
}

/** @throws TemplateSyntaxError */
export function parseTemplate(text: string): TemplateNode[] {
  const root: Block = { opener: '', node: null, into: [], elseSeen: false };
  const blocks = [root];
  for (const token of tokenize(text)) {
    if (token.kind === 'text') blocks.at(-1)!.into.push(token);
    else readTag(token.text, blocks);
  }
  const open = blocks.at(-1)!;
  if (open !== root) throw new TemplateSyntaxError(`“${open.opener}”没有对应的结束标记。`);
  return root.into;
}

function readTag(tag: string, blocks: Block[]): void {
  const block = blocks.at(-1)!;
  if (tag === 'else') return startOtherwise(block);
  if (tag.startsWith('/')) return closeBlock(tag, blocks);
  if (!tag.startsWith('#')) {
    if (tag === '') throw new TemplateSyntaxError('有空的 {{ }}。');
    block.into.push({ kind: 'value', expression: tag });
    return;
  }
  const node = openBlock(tag);
  block.into.push(node);
  blocks.push({
    opener: `{{${tag}}}`,
    node,
    into: node.kind === 'if' ? node.then : node.body,
    elseSeen: false,
  });
}

function openBlock(tag: string): Extract<TemplateNode, { kind: 'if' | 'each' }> {
  const condition = /^#if\s+([^]+)$/.exec(tag);
  if (condition) return { kind: 'if', expression: condition[1]!, then: [], otherwise: [] };
  const repetition = /^#each\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\s+([^]+)$/u.exec(tag);
  if (repetition) return { kind: 'each', name: repetition[1]!, expression: repetition[2]!, body: [] };
  throw new TemplateSyntaxError(`不认识“{{${tag}}}”；可用 {{#if 条件}} 和 {{#each 名称 in 列表}}。`);
}

function startOtherwise(block: Block): void {
  if (block.node?.kind !== 'if' || block.elseSeen) {
    throw new TemplateSyntaxError('{{else}} 只能在 {{#if}} 中出现一次。');
  }
  block.elseSeen = true;
  block.into = block.node.otherwise;
}

function closeBlock(tag: string, blocks: Block[]): void {
  const block = blocks.pop()!;
  const expected = block.node ? `/${block.node.kind}` : null;
  if (tag !== expected) {
    throw new TemplateSyntaxError(
      expected === null
        ? `“{{${tag}}}”没有对应的开始标记。`
        : `“${block.opener}”应以 {{${expected}}} 结束，实际是 {{${tag}}}。`,
    );
  }
}

function* tokenize(text: string): Generator<Token> {
  let at = 0;
  for (;;) {
    const start = text.indexOf('{{', at);
    if (start < 0) break;
    if (start > at) yield { kind: 'text', text: text.slice(at, start) };
    const end = endOfTag(text, start + 2);
    yield { kind: 'tag', text: text.slice(start + 2, end).trim() };
    at = end + 2;
  }
  if (at < text.length) yield { kind: 'text', text: text.slice(at) };
}

/** Position of the `}}` that closes a tag; FEEL strings and contexts inside may carry braces of their own. */
function endOfTag(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '}' && text[at + 1] === '}') return at;
  }
  throw new TemplateSyntaxError(`“${text.slice(from - 2, from + 20)}”没有以 }} 结束。`);
}
