import { defineRule, type LintContext } from '../lint/lint-rule.js';
import { conditionPaths } from '../lint/condition-paths.js';

const operators = ['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte', '$exists', '$not'];
const placeholder = /\$\{(organisation\.[A-Za-z0-9_.]+|person\.(id|name)|now)\}/g;

/** Conditions of access rules and views use the operators and placeholders that the platform evaluates. */
export const accessCondition = defineRule('access-condition', (context) =>
  places(context).flatMap(({ file, element, value }) => [
    ...unknownOperators(value).map((operator) => ({
      file,
      element,
      message: `条件运算符 ${operator} 不支持。`,
      fix: `可用：${operators.join(' ')}，以及 $and $or。`,
    })),
    ...texts(value)
      .filter((text) => text.replace(placeholder, '').includes('${'))
      .map((text) => ({
        file,
        element,
        message: `占位 ${text} 不能识别。`,
        fix: '可用：${organisation.id}、${organisation.字段}、${person.id}、${now}。',
      })),
  ]),
);

function places({ parsed: { json } }: LintContext): { file: string; element: string; value: unknown }[] {
  const rules = [...json.roles].flatMap(([id, role]) =>
    role.rules.flatMap(({ conditions }, index) =>
      conditionPaths(conditions, `rules[${index}].conditions`).map(({ place, value }) => ({
        file: `roles/${id}.role.json`,
        element: place,
        value,
      })),
    ),
  );
  const views = [...json.views].flatMap(([id, view]) =>
    [
      { at: 'where', where: view.where ?? {} },
      ...view.tabs.map((tab, index) => ({ at: `tabs[${index}].where`, where: tab.where })),
    ].flatMap(({ at, where }) =>
      conditionPaths(where, at).map(({ place, value }) => ({
        file: `views/${id}.view.json`,
        element: place,
        value,
      })),
    ),
  );
  return [...rules, ...views];
}

function unknownOperators(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.startsWith('$') && !operators.includes(key) ? [key] : unknownOperators(inner),
  );
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
