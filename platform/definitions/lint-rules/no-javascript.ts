import { componentsOf } from '../lint/form-components.js';
import { defineRule } from '../lint/lint-rule.js';
import type { Component } from '../schemas/form.js';

const scriptKeys = ['custom', 'customConditional', 'customDefaultValue', 'calculateValue', 'customPrivate'];
const nestedKeys = ['validate', 'data', 'widget', 'datePicker', 'conditional'];

/** Forms contain no program: no scripts, no templates that evaluate, no addresses that the server would fetch. */
export const noJavascript = defineRule('no-javascript', ({ parsed }) =>
  [...parsed.json.forms].flatMap(([id, form]) =>
    componentsOf(form).flatMap(({ component, place }) =>
      problems(component).map(([key, message]) => ({
        file: `forms/${id}.form.json`,
        element: `${place}.${key}`,
        message,
        fix: '删去；取值写 value，提示写 hint，检查写 rules，显示条件写 conditional 的 conditions，选项写 source。',
      })),
    ),
  ),
);

function problems(component: Component): [key: string, message: string][] {
  return [...scripts(component, ''), ...logic(component), ...addresses(component), ...texts(component)];
}

function scripts(holder: Record<string, unknown>, prefix: string): [string, string][] {
  const own = scriptKeys
    .filter((key) => hasScript(holder[key], key))
    .map((key): [string, string] => [`${prefix}${key}`, '表单中不能写程序。']);
  const nested = nestedKeys.flatMap((key) => {
    const inner = holder[key];
    return isRecord(inner) && prefix === '' ? scripts(inner, `${key}.`) : [];
  });
  return [...own, ...nested];
}

/** `calculateValue` may be JSON Logic; `custom: true` on a validation is Form.io's flag for a script. */
function hasScript(value: unknown, key: string): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return key === 'custom' && value === true;
}

function logic(component: Component): [string, string][] {
  const rows = Array.isArray(component['logic']) ? (component['logic'] as unknown[]) : [];
  return rows.flatMap((row, index) =>
    /"type":"(javascript|customAction)"|"(value|customAction)":"[^"]*(=|return)[^"]*"/.test(
      JSON.stringify(row),
    )
      ? [[`logic[${index}]`, '表单逻辑中不能写程序。'] as [string, string]]
      : [],
  );
}

function addresses(component: Component): [string, string][] {
  const found: [string, string][] = [];
  const source = component['dataSrc'];
  if (source === 'url' || source === 'custom' || source === 'resource') {
    found.push(['dataSrc', '选项不能来自网址或程序。']);
  }
  if (component.type === 'file' && typeof component['url'] === 'string' && component['url'] !== '') {
    found.push(['url', '附件不能传到别的网址。']);
  }
  return found;
}

const evaluated = /\{\{|\{%|<%/;
const active = /<script|<iframe|<object|<embed|\son[a-z]+\s*=|javascript:/i;
/** Ours, and evaluated by the server as FEEL: braces in them are FEEL's. */
const feelKeys = ['value', 'hint', 'items', 'source', 'components', 'columns'];

function texts(component: Component): [string, string][] {
  return Object.entries(component)
    .filter(([key]) => !feelKeys.includes(key))
    .flatMap(([key, value]) => {
      const text = JSON.stringify(value) ?? '';
      if (evaluated.test(text)) return [[key, '文字中不能有会被计算的 {{…}}。'] as [string, string]];
      if (active.test(text)) return [[key, '内容中不能有脚本或嵌入的页面。'] as [string, string]];
      return [];
    });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
