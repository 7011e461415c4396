import type { Comparison, Condition, Scalar } from './condition.js';
import { decimalPattern, instantOf, instantPattern } from './value-kinds.js';

/**
 * Where a path of a row is in the database. `json`: below a JSONB document; the others: a column, whose value in memory
 * is text, text, an ISO instant or a boolean.
 */
export type ConditionColumn =
  | { kind: 'text' | 'uuid' | 'instant' | 'boolean'; sql: string }
  | { kind: 'json'; document: string; path: string };

/** Maps the paths of a subject to SQL. Written by whoever owns the table; made of fixed text only. */
export type ConditionColumns = (path: string) => ConditionColumn;

/** A WHERE clause, true for exactly the rows meant (else false or null); its values are bound from `$<first>` on. */
export interface BoundCondition {
  where: string;
  bind: unknown[];
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The condition as SQL, with the meaning that `matches` has in memory. */
export function conditionSql(
  condition: Condition,
  columns: ConditionColumns,
  { first = 1, timeZone = 'Asia/Shanghai' }: { first?: number; timeZone?: string } = {},
): BoundCondition {
  const writer = new ConditionWriter(columns, first, timeZone);
  return { where: writer.write(condition), bind: writer.bind };
}

/** Text at a JSON path, null when absent; indexes on it must say the same words. */
export function jsonText(document: string, path: string): string {
  return `(${document} #>> ${pathLiteral(path)})`;
}

function jsonValue(document: string, path: string): string {
  return `(${document} #> ${pathLiteral(path)})`;
}

function pathLiteral(path: string): string {
  const keys = path.split('.').map((key) => `"${key.replace(/["\\]/g, '\\$&')}"`);
  return `'${`{${keys.join(',')}}`.replaceAll("'", "''")}'`;
}

class ConditionWriter {
  readonly bind: unknown[] = [];

  constructor(
    private readonly columns: ConditionColumns,
    private readonly first: number,
    private readonly timeZone: string,
  ) {}

  write(condition: Condition): string {
    switch (condition.kind) {
      case 'and':
        return this.join(condition.parts, ' AND ', 'true');
      case 'or':
        return this.join(condition.parts, ' OR ', 'false');
      case 'not':
        return `NOT coalesce(${this.write(condition.part)}, false)`;
      case 'exists':
        return this.exists(this.columns(condition.path));
      case 'equals':
        return this.equals(this.columns(condition.path), condition.value);
      case 'compare':
        return this.compares(this.columns(condition.path), condition.operator, condition.value);
    }
  }

  private join(parts: Condition[], operator: string, empty: string): string {
    return parts.length === 0 ? empty : `(${parts.map((part) => this.write(part)).join(operator)})`;
  }

  private exists(column: ConditionColumn): string {
    // `#>>` gives null for a missing value and for JSON null alike
    const sql = column.kind === 'json' ? jsonText(column.document, column.path) : column.sql;
    return `(${sql} IS NOT NULL)`;
  }

  private equals(column: ConditionColumn, value: Scalar): string {
    if (value === null) return `NOT ${this.exists(column)}`;
    const instant = instantOf(value);
    if (instant !== null) return this.comparesInstant(column, '=', instant);
    switch (column.kind) {
      case 'json':
        return this.equalsJson(column, value);
      case 'text':
        return typeof value === 'string' ? compared(`${column.sql} = ${this.place(value, 'text')}`) : 'false';
      case 'uuid': {
        const fits = typeof value === 'string' && uuidPattern.test(value);
        return fits ? compared(`${column.sql} = ${this.place(value, 'uuid')}`) : 'false';
      }
      case 'boolean':
        return typeof value === 'boolean'
          ? compared(`${column.sql} = ${this.place(value, 'boolean')}`)
          : 'false';
      case 'instant':
        return 'false';
    }
  }

  private equalsJson({ document, path }: { document: string; path: string }, value: Scalar): string {
    if (typeof value !== 'string') {
      return compared(`${jsonValue(document, path)} = ${this.place(JSON.stringify(value), 'jsonb')}`);
    }
    // text equality finds an index on the path; the type keeps 5 apart from "5"
    const equal = `${jsonText(document, path)} = ${this.place(value, 'text')}`;
    return compared(`(${equal} AND jsonb_typeof(${jsonValue(document, path)}) = 'string')`);
  }

  private compares(column: ConditionColumn, operator: Comparison, value: string | number): string {
    if (typeof value === 'number') return this.comparesNumber(column, operator, value);
    const instant = instantOf(value);
    if (instant !== null) return this.comparesInstant(column, operator, instant);
    const text = this.textOf(column);
    return text === null ? 'false' : compared(`${text} COLLATE "C" ${operator} ${this.place(value, 'text')}`);
  }

  private comparesNumber(column: ConditionColumn, operator: Comparison, value: number): string {
    const place = (): string => this.place(String(value), 'numeric');
    const fromText = (text: string): string =>
      `WHEN ${text} ~ '${decimalPattern}' THEN ${text}::numeric ${operator} ${place()}`;
    if (column.kind === 'text') return `(CASE ${fromText(column.sql)} ELSE false END)`;
    if (column.kind !== 'json') return 'false';
    const type = `jsonb_typeof(${jsonValue(column.document, column.path)})`;
    const text = jsonText(column.document, column.path);
    return (
      `(CASE WHEN ${type} = 'number' THEN ${text}::numeric ${operator} ${place()} ` +
      `WHEN ${type} = 'string' AND ${text} ~ '${decimalPattern}' THEN ${text}::numeric ${operator} ${place()} ELSE false END)`
    );
  }

  private comparesInstant(column: ConditionColumn, operator: Comparison | '=', instant: number): string {
    const place = (): string => this.place(new Date(instant), 'timestamptz');
    if (column.kind === 'instant') return compared(`${column.sql} ${operator} ${place()}`);
    const text = this.textOf(column);
    if (text === null) return 'false';
    return (
      `(CASE WHEN ${text} ~ '${instantPattern}' AND pg_input_is_valid(${text}, 'timestamptz') ` +
      `THEN date_trunc('milliseconds', ${text}::timestamptz) ${operator} ${place()} ELSE false END)`
    );
  }

  /** The value as text where it is text in memory too; null where it never is. */
  private textOf(column: ConditionColumn): string | null {
    switch (column.kind) {
      case 'text':
        return column.sql;
      case 'uuid':
        return `${column.sql}::text`;
      case 'instant':
        return `to_char(${column.sql} AT TIME ZONE ${this.place(this.timeZone, 'text')}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`;
      case 'boolean':
        return null;
      case 'json': {
        const type = `jsonb_typeof(${jsonValue(column.document, column.path)})`;
        return `(CASE WHEN ${type} = 'string' THEN ${jsonText(column.document, column.path)} END)`;
      }
    }
  }

  private place(value: unknown, type: string): string {
    this.bind.push(value);
    return `$${this.first + this.bind.length - 1}::${type}`;
  }
}

/**
 * A comparison with nothing is null, which a WHERE clause takes for false, and `not` makes it so. Not here: an index is
 * found only for a bare comparison.
 */
function compared(sql: string): string {
  return `(${sql})`;
}
