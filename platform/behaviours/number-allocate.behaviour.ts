import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { resolveNumber } from '../definitions/index.js';
import { refuse, Sql, type Transaction } from '../kernel/index.js';
import type { Json, Variables } from '../engine/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z.looseObject({ number: z.string().describe('Id of the number pattern') });
type Input = z.infer<typeof inputSchema>;

/** Allocates the next number of a pattern; every other input is a token of the pattern. Answers `value`. */
@Injectable()
export class NumberAllocate implements Behaviour<Input> {
  readonly id = 'number.allocate';
  readonly input = inputSchema;

  constructor(private readonly sql: Sql) {}

  async run({ number, ...tokens }: Input, context: BehaviourContext): Promise<Variables> {
    const pattern = context.release.numbers.get(number)?.pattern;
    if (!pattern) throw refuse('process-cannot-continue', { message: `没有名为“${number}”的编号规则。` });
    const value = await resolveNumber(pattern, {
      now: context.now,
      values: { ...context.roots, ...(tokens as Record<string, Json>) },
      next: (scope) => this.next(`${number}/${scope}`, context.tx),
      random: (below) => randomInt(below),
    });
    return { value };
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
