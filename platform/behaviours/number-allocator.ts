import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { resolveNumber, type Release } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { refuse, Sql, type Transaction } from '../kernel/index.js';

export interface NumberRequest {
  release: Release;
  /** Id of the number pattern. */
  number: string;
  /** ISO 8601; its date fills the pattern's year, month and day. */
  now: string;
  /** Values of the pattern's other names. */
  values: Readonly<Record<string, Json>>;
}

/** Gives out numbers inside the transaction of a command: without gaps, never twice. */
@Injectable()
export class NumberAllocator {
  constructor(private readonly sql: Sql) {}

  async allocate({ release, number, now, values }: NumberRequest, tx: Transaction): Promise<string> {
    const pattern = release.numbers.get(number)?.pattern;
    if (!pattern) throw refuse('process-cannot-continue', { message: `没有名为“${number}”的编号规则。` });
    return resolveNumber(pattern, {
      now,
      values,
      next: (scope) => this.next(`${number}/${scope}`, tx),
      random: (below) => randomInt(below),
    });
  }

  /** The row stays locked until the command ends, so a number that is rolled back is given to the next one. */
  private async next(key: string, tx: Transaction): Promise<number> {
    const [row] = await this.sql.query<{ value: string }>(
      `INSERT INTO counters (key, value) VALUES ($1, 1)
       ON CONFLICT (key) DO UPDATE SET value = counters.value + 1 RETURNING value`,
      [key],
      tx,
    );
    return Number(row!.value);
  }
}
