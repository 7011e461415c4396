import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { whereToSql } from '../access/index.js';
import type { Json, Variables } from '../engine/index.js';
import { RowReader, type OrderKey } from '../records/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const mostFound = 1_000;
const oldestFirst: OrderKey = {
  expression: { where: 'i.started_at', bind: [] },
  direction: 'asc',
  required: true,
};
const inputSchema = z.strictObject({
  process: z.string().min(1).describe('Process of the instances'),
  where: z.record(z.string(), z.json()).default({}).describe('Conditions over the instance'),
});
type Input = z.infer<typeof inputSchema>;

/**
 * Finds the instances about this one, in the order in which they were started. Answers `rows` with data and metadata;
 * of those that are still sealed nobody learns anything, also not this way.
 */
@Injectable()
export class InstanceFind implements Behaviour<Input> {
  readonly id = 'instance.find';
  readonly input = inputSchema;

  constructor(private readonly reader: RowReader) {}

  async run({ process, where }: Input, { release, instance, tx }: BehaviourContext): Promise<Variables> {
    const source = this.reader.source(release, { instances: process });
    const conditions = [
      { where: 'i.subject_id = $1::uuid AND NOT i.sealed', bind: [instance.id] },
      whereToSql(where, source.column, { timeZone: release.bundle.timeZone }),
    ];
    const rows = await this.reader.find(
      source,
      null,
      { conditions, orderBy: [oldestFirst], limit: mostFound },
      tx,
    );
    return { rows: rows.map(({ _subject, ...row }) => row) as Json[] };
  }
}
