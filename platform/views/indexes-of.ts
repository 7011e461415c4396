import { parseConditions } from '../access/index.js';
import type { Conditions, Release, View, ViewFilter } from '../definitions/index.js';
import {
  columnSql,
  instanceColumn,
  quoteLiteral,
  recordColumn,
  subjectProcess,
  type Column,
} from '../records/index.js';
import { isNumeric } from './list-query.js';
import { decimal, gramsOf, isoText } from './filter-to-sql.js';
import { sortExpression, type SortKey } from './sort-to-sql.js';

export interface ViewIndex {
  table: 'instances' | 'records';
  method: 'btree' | 'gin';
  /** As in CREATE INDEX, columns without an alias. */
  expression: string;
  /** Which rows of the table: those of one process or type. */
  where: string;
}

/** Instances of a process, or records of a type. */
type Place = { instances: string } | { records: string };
type Expression = Pick<ViewIndex, 'method' | 'expression'>;

/** Every index that filters, orders, tabs and conditions of a release's views, and the rules of its roles, can use. */
export function indexesOf(release: Release): ViewIndex[] {
  const indexes = [...release.views.values()]
    .flatMap((view) => ofView(release, view))
    .concat(ofRules(release));
  return [...new Map(indexes.map((index) => [JSON.stringify(index), index])).values()];
}

function ofView(release: Release, view: View): ViewIndex[] {
  const place = placeOf(view);
  if (!place) return [];
  const conditions = [view.where ?? {}, ...view.tabs.map((tab) => tab.where)];
  return [
    ...view.filters.flatMap((filter) =>
      at(release, place, filter.path, (column) => filterIndex(filter, column)),
    ),
    ...sortedPaths(view).flatMap(({ path, direction }) =>
      at(release, place, path, (column) => sortIndex(sortExpression(release, view, column, path), direction)),
    ),
    ...conditions.flatMap((each) => ofConditions(release, place, each)),
  ];
}

/** The view's own order, and in both directions what it calls sortable; other columns sort without an index. */
function sortedPaths(view: View): SortKey[] {
  const sortable = view.columns.filter((column) => column.sortable === true);
  return [
    ...view.sort,
    ...sortable.flatMap(({ path }): SortKey[] => [
      { path, direction: 'asc' },
      { path, direction: 'desc' },
    ]),
  ];
}

function placeOf({ source }: View): Place | null {
  if ('tasks' in source) return { instances: source.tasks.split('/')[0]! };
  return 'organisations' in source ? null : source;
}

/** Rules decide about every list, whichever view shows it. */
function ofRules(release: Release): ViewIndex[] {
  return [...release.roles.values()].flatMap(({ rules }) =>
    rules.flatMap((rule) =>
      [rule.subject].flat().flatMap((subject) => {
        const [kind, id = ''] = subject.split(':');
        if (kind !== 'instance' && kind !== 'record') return [];
        return ofConditions(
          release,
          kind === 'instance' ? { instances: id } : { records: id },
          rule.conditions ?? {},
        );
      }),
    ),
  );
}

function ofConditions(release: Release, place: Place, conditions: Conditions): ViewIndex[] {
  return equalPaths(parseConditions(conditions)).flatMap((path) =>
    at(release, place, path, (column) => btree(columnSql(column))),
  );
}

/** Paths that are compared for equality, and not inside a “not”. */
function equalPaths(condition: ReturnType<typeof parseConditions>): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(equalPaths);
    case 'equals':
      return condition.value === null ? [] : [condition.path];
    default:
      return [];
  }
}

/** The index for a path of the place, or of the instance that the place's rows are about. */
function at(
  release: Release,
  place: Place,
  path: string,
  expression: (column: Column) => Expression,
): ViewIndex[] {
  if ('records' in place) {
    return onTable('records', `type = ${quoteLiteral(place.records)}`, recordColumn(path, ''), expression);
  }
  if (!path.startsWith('_subject.')) {
    return onTable(
      'instances',
      `process = ${quoteLiteral(place.instances)}`,
      instanceColumn(path, ''),
      expression,
    );
  }
  const about = subjectProcess(release, place.instances);
  return about === null ? [] : at(release, { instances: about }, path.slice('_subject.'.length), expression);
}

function onTable(
  table: ViewIndex['table'],
  where: string,
  column: Column,
  expression: (column: Column) => Expression,
): ViewIndex[] {
  // ids, instants and flags have the tables' own indexes; names of organisations stand in another table
  return column.indexed ? [{ table, where, ...expression(column) }] : [];
}

function filterIndex(filter: ViewFilter, column: Column): Expression {
  if (filter.operator === 'contains') return { method: 'gin', expression: gramsOf(column) };
  if (isNumeric(filter)) return btree(decimal(column));
  return btree(filter.operator === 'between' ? isoText(column) : columnSql(column));
}

function sortIndex(expression: string, direction: SortKey['direction']): Expression {
  // ascending with nulls last is what an index has by itself: a filter's index serves then, too
  return btree(expression, direction === 'desc' ? ' DESC NULLS LAST' : '');
}

function btree(expression: string, order = ''): Expression {
  return { method: 'btree', expression: `(${expression})${order}` };
}
