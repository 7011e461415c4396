import { renderTemplate, TemplateSyntaxError } from '../../../platform/definitions/index.js';
import { parseTemplate } from '../../../platform/definitions/template-syntax.js';
import { templateExpressions } from '../../../platform/definitions/template.js';

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
const data: Record<string, Value> = {
  room: '三楼 <手术室> & "东"',
  urgent: true,
  quiet: false,
  parts: [
    { name: '泵', prices: [1, 2] },
    { name: '阀', prices: [] },
  ],
  vendor: { id: 'v', name: '甲修' },
  tags: ['急', '夜间'],
};

/** Paths only: the template knows nothing of FEEL but the callback. */
function evaluate(expression: string, locals: Readonly<Record<string, unknown>>): Value {
  const [first = '', ...rest] = expression.split('.');
  const start = (first in locals ? locals[first] : data[first]) as Value | undefined;
  const value = rest.reduce<Value | undefined>(
    (inner, key) => (inner as Record<string, Value>)?.[key],
    start,
  );
  return value ?? null;
}
const html = (text: string) => renderTemplate(text, { evaluate, escape: 'html' });
const plain = (text: string) => renderTemplate(text, { evaluate, escape: 'none' });

describe('render template', () => {
  it.each([
    ['text only', '没有标记', '没有标记'],
    ['a value', '在{{vendor.name}}。', '在甲修。'],
    ['spaces in the mark', '{{ vendor.name }}', '甲修'],
    ['null', '[{{missing}}]', '[]'],
    ['a boolean', '{{urgent}}/{{quiet}}', '是/否'],
    ['a list', '{{tags}}', '急、夜间'],
    ['an object with a name', '{{vendor}}', '甲修'],
    ['a list of objects with names', '{{parts}}', '泵、阀'],
    ['if', '{{#if urgent}}急{{/if}}{{#if quiet}}静{{/if}}', '急'],
    ['else', '{{#if quiet}}静{{else}}响{{/if}}', '响'],
    ['a condition that is null', '{{#if missing}}有{{else}}无{{/if}}', '无'],
    ['a condition that is no boolean', '{{#if vendor}}有{{else}}无{{/if}}', '无'],
    ['each', '{{#each p in parts}}<{{p.name}}>{{/each}}', '<泵><阀>'],
    [
      'each in each',
      '{{#each p in parts}}{{p.name}}:{{#each x in p.prices}}{{x}},{{/each}};{{/each}}',
      '泵:1,2,;阀:;',
    ],
    ['if in each', '{{#each t in tags}}{{#if urgent}}{{t}}!{{/if}}{{/each}}', '急!夜间!'],
    ['each over nothing', '{{#each p in missing}}x{{/each}}', ''],
    ['single braces', 'a { b } c', 'a { b } c'],
  ])('%s', (_, template, expected) => {
    expect(plain(template)).toBe(expected);
  });

  it('escapes values and leaves the template text alone', () => {
    expect(html('<b title="{{room}}">{{room}}</b>')).toBe(
      '<b title="三楼 &lt;手术室&gt; &amp; &quot;东&quot;">三楼 &lt;手术室&gt; &amp; &quot;东&quot;</b>',
    );
    expect(plain('{{room}}')).toBe(data['room']);
  });

  it('does not read marks inside values', () => {
    const evil = () => '{{urgent}}';
    expect(renderTemplate('{{x}}', { evaluate: evil, escape: 'none' })).toBe('{{urgent}}');
  });

  it('takes braces and quotes inside an expression as part of it', () => {
    expect(parseTemplate('{{ {a: {b: "}}"}}.a.b }}!')).toEqual([
      { kind: 'value', expression: '{a: {b: "}}"}}.a.b' },
      { kind: 'text', text: '!' },
    ]);
  });

  it.each([
    ['{{#if a}}x', '没有对应的结束标记'],
    ['{{/if}}', '没有对应的开始标记'],
    ['{{#if a}}{{/each}}', '应以 {{/if}} 结束'],
    ['{{else}}', '{{else}} 只能在 {{#if}} 中出现一次'],
    ['{{#if a}}{{else}}{{else}}{{/if}}', '{{else}} 只能在 {{#if}} 中出现一次'],
    ['{{#each a}}{{/each}}', '不认识'],
    ['{{#unless a}}{{/unless}}', '不认识'],
    ['{{a', '没有以 }} 结束'],
    ['{{}}', '空的'],
  ])('refuses %s', (template, message) => {
    expect(() => plain(template)).toThrow(TemplateSyntaxError);
    expect(() => plain(template)).toThrow(message);
  });

  it('lists its expressions with the names around them', () => {
    expect(templateExpressions('{{a}}{{#each x in list}}{{#if x.b}}{{x.c}}{{/if}}{{/each}}')).toEqual([
      { expression: 'a', locals: [] },
      { expression: 'list', locals: [] },
      { expression: 'x.b', locals: ['x'] },
      { expression: 'x.c', locals: ['x'] },
    ]);
  });
});
