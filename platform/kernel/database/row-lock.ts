import { preparedName, type Row, type Statement } from './statement.js';

/** Prepared for these numbers of keys; the rest is filled up with nulls. */
const sizes = [1, 2, 4, 8, 16] as const;

/**
 * A statement that locks rows by their keys. Each number of keys is a text of its own: with an array of any length
 * PostgreSQL expects ten, finds that dear, and plans every time anew.
 */
export class RowLock {
  private readonly texts = new Map<string, { text: string; name: string }>();

  /**
   * @param textOf SQL that ends with its `FOR UPDATE`; `keys` is a list for `IN`
   * @param key column of its rows that holds the key, with its type
   * @param apart column of which no two works of a group may have the same value: they would change the same thing
   */
  constructor(
    private readonly textOf: (keys: string) => string,
    readonly key: { column: string; type: string },
    readonly apart: string,
  ) {}

  /** @param keys at most 16 */
  statement(keys: readonly string[], skipLocked: boolean): Statement {
    const size = sizes.find((each) => each >= keys.length);
    if (!size) throw new Error(`Expected at most ${sizes.at(-1)} keys to lock, but there are ${keys.length}`);
    return {
      ...this.sized(size, skipLocked),
      values: [...keys, ...Array<null>(size - keys.length).fill(null)],
    };
  }

  keyOf(row: Row): string {
    return row[this.key.column] as string;
  }

  private sized(size: number, skipLocked: boolean): { text: string; name: string } {
    const kind = `${size} ${skipLocked}`;
    let sized = this.texts.get(kind);
    if (!sized) {
      const places = Array.from({ length: size }, (_, index) => `$${index + 1}::${this.key.type}`);
      const text = this.textOf(`(${places.join(', ')})`) + (skipLocked ? ' SKIP LOCKED' : '');
      this.texts.set(kind, (sized = { text, name: preparedName(text) }));
    }
    return sized;
  }
}
