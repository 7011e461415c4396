import { preparedName, type Explain, type Statement } from './statement.js';

/** Prepared for these numbers of rows; others are sent as several statements. */
const sizes = [8, 4, 2, 1] as const;

/**
 * SQL that writes rows of a `VALUES` list: statements of one kind that several works have left for later become one. Each
 * number of rows is a text of its own, so that PostgreSQL knows it when it plans, and one row is no list at all.
 */
export class RowsSql {
  private readonly columns: readonly [name: string, type: string][];
  private readonly texts = new Map<number, { text: string; name: string }>();

  /**
   * @param columns types of a row's values by name
   * @param textOf SQL whose rows are `list`, a common table expression's columns and body: `WITH row ${list} …`
   */
  constructor(
    columns: Readonly<Record<string, string>>,
    private readonly textOf: (list: string) => string,
  ) {
    this.columns = Object.entries(columns);
  }

  /** @param row values by name; what is not there is null */
  statement(row: Readonly<Record<string, unknown>>, explain?: Explain): Statement {
    const values = this.columns.map(([name]) => row[name] ?? null);
    return { ...this.sized(1), values, explain, kind: this };
  }

  /** @param statements of this kind. @returns as few as possible that write the same, without anybody's `explain` */
  join(statements: readonly Statement[]): Statement[] {
    if (statements.length === 1) return [...statements];
    const joined: Statement[] = [];
    for (let from = 0; from < statements.length;) {
      const size = sizes.find((each) => each <= statements.length - from)!;
      const values = statements.slice(from, from + size).flatMap((each) => each.values);
      joined.push({ ...this.sized(size), values, kind: this });
      from += size;
    }
    return joined;
  }

  private sized(rows: number): { text: string; name: string } {
    let sized = this.texts.get(rows);
    if (!sized) {
      const text = this.textOf(this.list(rows));
      this.texts.set(rows, (sized = { text, name: preparedName(text) }));
    }
    return sized;
  }

  private list(rows: number): string {
    const row = (index: number): string => {
      const first = index * this.columns.length + 1;
      return `(${this.columns.map(([, type], place) => `$${first + place}::${type}`).join(', ')})`;
    };
    const names = this.columns.map(([name]) => name).join(', ');
    return `(${names}) AS NOT MATERIALIZED (VALUES ${Array.from({ length: rows }, (_, index) => row(index)).join(', ')})`;
  }
}
