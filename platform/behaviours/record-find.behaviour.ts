import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Json, Variables } from '../engine/index.js';
import { RecordService } from '../records/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z.strictObject({
  type: z.string().min(1).describe('Record type'),
  where: z.record(z.string(), z.json()).default({}).describe('Conditions over the record'),
  first: z.boolean().default(false).describe('Only the oldest: answers row instead of rows'),
});
type Input = z.infer<typeof inputSchema>;

/** Finds records with the platform's own rights. Answers `rows`, or `row` (null when there is none). */
@Injectable()
export class RecordFind implements Behaviour<Input> {
  readonly id = 'record.find';
  readonly input = inputSchema;

  constructor(private readonly records: RecordService) {}

  async run({ type, where, first }: Input, { release, tx }: BehaviourContext): Promise<Variables> {
    const rows = (await this.records.find(release, type, where, tx)) as Json[];
    return first ? { row: rows[0] ?? null } : { rows };
  }
}
