import { suggestion } from '../lint/closest-name.js';
import { defineRule, type LintContext } from '../lint/lint-rule.js';
import { conditionPaths } from '../lint/condition-paths.js';
import { contextKeys } from '../lint/context-keys.js';
import {
  findMissing,
  instanceShape,
  recordShape,
  recordTypeOf,
  subjectShape,
  type Fields,
} from '../lint/shapes.js';

interface PathUse {
  file: string;
  element: string;
  path: string;
  shape: Fields | null;
}

/** Paths of views, records and access rules lead to data that exist. */
export const dataPath = defineRule('data-path', (context) =>
  [...viewPaths(context), ...recordPaths(context), ...writtenPaths(context), ...rolePaths(context)].flatMap(
    ({ file, element, path, shape }) => {
      const missing = shape && findMissing(shape, path);
      if (!missing) return [];
      const under = missing.under ? `${missing.under} 下` : '数据中';
      return [
        {
          file,
          element,
          message: `路径 ${path}：${under}没有 ${missing.name}。`,
          fix: `${suggestion(missing.name, missing.known)}改正路径，或者先补上这个步骤或字段。`,
        },
      ];
    },
  ),
);

/** Data of an instance and, under `_subject`, of the one it is about. */
function rowShape(context: LintContext, process: string): Fields | null {
  const shape = instanceShape(context, process);
  return shape && { ...shape, _subject: subjectShape(context, process) ?? 'open' };
}

function viewPaths(context: LintContext): PathUse[] {
  return [...context.parsed.json.views].flatMap(([id, view]) => {
    const { source } = view;
    const shape =
      'instances' in source
        ? rowShape(context, source.instances)
        : 'tasks' in source
          ? taskShape(context, source.tasks)
          : 'records' in source
            ? recordShape(context, source.records)
            : null;
    const use = (element: string, path: string): PathUse => ({
      file: `views/${id}.view.json`,
      element,
      path,
      shape,
    });
    return [
      ...view.columns.map(({ path }, index) => use(`columns[${index}]`, path)),
      ...view.filters.map(({ path }, index) => use(`filters[${index}]`, path)),
      ...view.sort.map(({ path }, index) => use(`sort[${index}]`, path)),
      ...conditionPaths(view.where, 'where').map(({ place, path }) => use(place, path)),
      ...view.tabs.flatMap(({ where }, index) =>
        conditionPaths(where, `tabs[${index}].where`).map(({ place, path }) => use(place, path)),
      ),
    ];
  });
}

/** A task's row: the instance's data, and the task itself under `_task`. */
function taskShape(context: LintContext, source: string): Fields | null {
  const shape = rowShape(context, source.split('/')[0] ?? '');
  return shape && { ...shape, _task: { id: 'open', name: 'open', due: 'open', opened: 'open' } };
}

function recordPaths(context: LintContext): PathUse[] {
  return [...context.parsed.json.records].flatMap(([id, record]) => {
    const shape = recordShape(context, id);
    const { page } = record;
    const paths: [string, string | undefined][] = [
      ['titlePath', record.titlePath],
      ['number.field', record.number?.field],
      ...(record.key ?? []).map((path): [string, string] => ['key', path]),
      ...(page?.facts ?? []).map((path): [string, string] => ['page.facts', path]),
      ['page.html', page?.html],
      ['page.files', page?.files],
      ['page.changes', page?.changes],
      ['page.deadline.at', page?.deadline?.at],
      ['page.deadline.explanation', page?.deadline?.explanation],
      ['page.chain.by', page?.chain?.by],
      ['page.chain.sort', page?.chain?.sort],
    ];
    return paths.flatMap(([element, path]) =>
      path === undefined ? [] : [{ file: `records/${id}.record.json`, element, path, shape }],
    );
  });
}

/** Data that service tasks write into records, where both are written out. */
function writtenPaths(context: LintContext): PathUse[] {
  return [...context.outlines].flatMap(([process, { inputs }]) =>
    inputs
      .filter(({ target }) => target === 'data')
      .flatMap(({ element, source }) => {
        const type = recordTypeOf(context, process, element);
        const shape = type === null ? null : recordShape(context, type);
        return (contextKeys(source) ?? []).map((path) => ({
          file: `processes/${process}.bpmn`,
          element,
          path,
          shape,
        }));
      }),
  );
}

function rolePaths(context: LintContext): PathUse[] {
  return [...context.parsed.json.roles].flatMap(([id, role]) =>
    role.rules.flatMap((rule, index) =>
      [rule.subject].flat().flatMap((subject) => {
        const use = (element: string, path: string): PathUse => ({
          file: `roles/${id}.role.json`,
          element,
          path,
          shape: subjectFields(context, subject),
        });
        return [
          ...[rule.fields ?? []].flat().map((path) => use(`rules[${index}].fields`, path)),
          ...conditionPaths(rule.conditions, `rules[${index}].conditions`).map(({ place, path }) =>
            use(place, path),
          ),
        ];
      }),
    ),
  );
}

/** What the conditions and fields of a rule speak of; a `start` speaks of the instance that it is about. */
function subjectFields(context: LintContext, subject: string): Fields | null {
  const [kind, name = ''] = subject.split(':');
  if (kind === 'instance') return rowShape(context, name);
  if (kind === 'record') return recordShape(context, name);
  return kind === 'process' ? subjectShape(context, name) : null;
}
