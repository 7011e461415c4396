import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Variables } from '../engine/index.js';
import { RecordService } from '../records/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z
  .strictObject({
    type: z.string().min(1).describe('Record type'),
    id: z.uuid().optional().describe('One record'),
    where: z.record(z.string(), z.json()).optional().describe('Or all records that meet these conditions'),
    state: z.string().optional().describe('New state'),
    data: z.record(z.string(), z.json()).optional().describe('Merged into the data'),
  })
  .refine(({ id, where }) => (id === undefined) !== (where === undefined), { message: 'id or where' });
type Input = z.infer<typeof inputSchema>;

/** Changes the state or data of records. Answers `updated`, how many there were. */
@Injectable()
export class RecordUpdate implements Behaviour<Input> {
  readonly id = 'record.update';
  readonly input = inputSchema;

  constructor(private readonly records: RecordService) {}

  async run({ type, id, where, state, data }: Input, { release, tx }: BehaviourContext): Promise<Variables> {
    const which = id === undefined ? { where: where! } : { id };
    return { updated: await this.records.update(release, type, which, { state, data }, tx) };
  }
}
