import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Variables } from '../engine/index.js';
import { RecordService } from '../records/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z.strictObject({
  type: z.string().min(1).describe('Record type'),
  data: z.record(z.string(), z.json()).describe('Data of the record'),
  state: z.string().optional().describe('State of the record'),
});
type Input = z.infer<typeof inputSchema>;

/** Creates a business record that belongs to the instance and its organisation. Answers `id`. */
@Injectable()
export class RecordCreate implements Behaviour<Input> {
  readonly id = 'record.create';
  readonly input = inputSchema;

  constructor(private readonly records: RecordService) {}

  async run({ type, data, state }: Input, { release, instance, tx }: BehaviourContext): Promise<Variables> {
    const { id } = await this.records.create(
      release,
      type,
      { data, state, organisation: instance.organisation?.id, instance: instance.id },
      tx,
    );
    return { id };
  }
}
