import type { Json } from '../engine/index.js';
import { parseTemplate, type TemplateNode } from './template-syntax.js';

export interface TemplateContext {
  /** Evaluates FEEL; `locals` are the names that `{{#each}}` introduced, innermost wins. */
  evaluate: (expression: string, locals: Readonly<Record<string, Json>>) => Json;
  /** `html` escapes every value (never the template's own text). */
  escape: 'html' | 'none';
}

const capacity = 1000;
const parsed = new Map<string, TemplateNode[]>();

/**
 * Fills a template. Null gives nothing, lists are joined by 、, true and false read 是 and 否, objects with a
 * `name` or `label` (organisations, people, files) read by it.
 * @throws TemplateSyntaxError, and whatever `evaluate` throws.
 */
export function renderTemplate(text: string, context: TemplateContext): string {
  let nodes = parsed.get(text);
  if (!nodes) {
    nodes = parseTemplate(text);
    if (parsed.size >= capacity) parsed.clear();
    parsed.set(text, nodes);
  }
  return render(nodes, context, {});
}

type Locals = Readonly<Record<string, Json>>;

function render(nodes: readonly TemplateNode[], context: TemplateContext, locals: Locals): string {
  return nodes.map((node) => renderNode(node, context, locals)).join('');
}

function renderNode(node: TemplateNode, context: TemplateContext, locals: Locals): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value': {
      const text = valueText(context.evaluate(node.expression, locals));
      return context.escape === 'html' ? escapeHtml(text) : text;
    }
    case 'if':
      return render(
        context.evaluate(node.expression, locals) === true ? node.then : node.otherwise,
        context,
        locals,
      );
    case 'each': {
      const list = context.evaluate(node.expression, locals);
      const items = Array.isArray(list) ? list : list === null ? [] : [list];
      return items.map((item) => render(node.body, context, { ...locals, [node.name]: item })).join('');
    }
  }
}

function valueText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(valueText).join('、');
  if (typeof value === 'object') {
    const named = value['name'] ?? value['label'];
    return typeof named === 'string' ? named : JSON.stringify(value);
  }
  return String(value);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}

/** Every FEEL expression of a template with the names that `{{#each}}` introduces around it. */
export function templateExpressions(text: string): { expression: string; locals: string[] }[] {
  const found: { expression: string; locals: string[] }[] = [];
  const walk = (nodes: readonly TemplateNode[], locals: string[]): void => {
    for (const node of nodes) {
      if (node.kind === 'text') continue;
      found.push({ expression: node.expression, locals });
      if (node.kind === 'if') [node.then, node.otherwise].forEach((branch) => walk(branch, locals));
      if (node.kind === 'each') walk(node.body, [...locals, node.name]);
    }
  };
  walk(parseTemplate(text), []);
  return found;
}
