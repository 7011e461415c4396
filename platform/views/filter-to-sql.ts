import { both, columnSql, type Column, type RowSource, type SqlFilter } from '../records/index.js';
import { isNumeric, type AskedFilter } from './list-query.js';

const uuidPattern = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const numberPattern = /^-?\d{1,30}(\.\d{1,30})?$/;

/** Text of a column that compares as ISO dates do, whatever the language of the database. */
export const isoText = (column: Column) => `left(${columnSql(column)}, 40) COLLATE "C"`;
export const gramsOf = (column: Column) => `grams_of(${columnSql(column)})`;
export const decimal = (column: Column) => `decimal_of(${columnSql(column)})`;

/** One filter as a condition over the source's columns; `dayStart` is the instant at which a day begins. */
export function filterToSql(
  source: RowSource,
  asked: AskedFilter,
  dayStart: (day: string) => Date,
): SqlFilter {
  const column = source.column(asked.filter.path);
  switch (asked.operator) {
    case 'contains':
      return contains(column, asked.text);
    case 'equals':
    case 'in':
      return among(column, asked);
    case 'between':
      return within(column, asked, dayStart);
  }
}

function textOf(column: Column): string {
  return column.kind === 'text' || column.kind === 'json' ? columnSql(column) : `${columnSql(column)}::text`;
}

/** Where there is an index of its characters it finds the rows; words of more than two are then compared as a whole. */
function contains(column: Column, text: string): SqlFilter {
  const like = { where: `${textOf(column)} ILIKE $1`, bind: [`%${escapeLike(text)}%`] };
  if (!column.indexed) return like;
  const length = Array.from(text).length;
  const grams = {
    where: `${gramsOf(column)} @> ${length === 1 ? 'grams_of' : 'pairs_of'}($1)`,
    bind: [text],
  };
  return length > 2 ? both(grams, like) : grams;
}

/** `%`, `_` and `\` stand for themselves in what a person types. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function among(column: Column, { filter, values }: Extract<AskedFilter, { values: string[] }>): SqlFilter {
  if (column.kind === 'uuid') {
    return {
      where: `${columnSql(column)} = ANY($1::uuid[])`,
      bind: [values.filter((value) => uuidPattern.test(value))],
    };
  }
  if (isNumeric(filter)) {
    const numbers = values.filter((value) => numberPattern.test(value));
    return { where: `${decimal(column)} = ANY($1::numeric[])`, bind: [numbers] };
  }
  return { where: `${textOf(column)} = ANY($1::text[])`, bind: [values] };
}

function within(
  column: Column,
  { filter, from, to }: Extract<AskedFilter, { operator: 'between' }>,
  dayStart: (day: string) => Date,
): SqlFilter {
  if (isNumeric(filter)) {
    return bounds(decimal(column), 'numeric', from, to, '<=');
  }
  const end = to === null ? null : nextDay(to);
  if (column.kind === 'instant') {
    return bounds(columnSql(column), 'timestamptz', from && dayStart(from), end && dayStart(end), '<');
  }
  return bounds(isoText(column), 'text', from, end, '<');
}

function bounds(
  expression: string,
  type: string,
  from: string | Date | null,
  to: string | Date | null,
  upper: '<' | '<=',
): SqlFilter {
  const sides = [
    ...(from === null ? [] : [{ comparison: '>=', value: from }]),
    ...(to === null ? [] : [{ comparison: upper, value: to }]),
  ];
  const where = sides.map(({ comparison }, index) => `${expression} ${comparison} $${index + 1}::${type}`);
  return { where: where.join(' AND ') || 'true', bind: sides.map(({ value }) => value) };
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
