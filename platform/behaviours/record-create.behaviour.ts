import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Json, Variables } from '../engine/index.js';
import { PrintRenderer } from '../prints/index.js';
import { RecordService } from '../records/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';
import { renderPrint } from './document-render.behaviour.js';
import { NumberAllocator } from './number-allocator.js';

const inputSchema = z.strictObject({
  type: z.string().min(1).describe('Record type'),
  data: z.record(z.string(), z.json()).describe('Data of the record'),
  state: z.string().optional().describe('State of the record'),
  print: z
    .string()
    .optional()
    .describe('Print that becomes the body of the record; its root `data` is the data'),
});
type Input = z.infer<typeof inputSchema>;

/**
 * Creates a business record that belongs to the instance and its organisation; a record type with a `number` gets one.
 * Answers `id` and, if there is one, the number under its field's name.
 */
@Injectable()
export class RecordCreate implements Behaviour<Input> {
  readonly id = 'record.create';
  readonly input = inputSchema;

  constructor(
    private readonly records: RecordService,
    private readonly prints: PrintRenderer,
    private readonly numbers: NumberAllocator,
  ) {}

  async run({ type, data: given, state, print }: Input, context: BehaviourContext): Promise<Variables> {
    const { release, instance, tx } = context;
    const number = await this.numberFor(type, given as Record<string, Json>, context);
    const data = { ...given, ...number };
    const bodyPath = release.records.get(type)?.page?.html ?? 'body';
    const body = print && { [bodyPath]: await renderPrint(this.prints, print, { data }, context) };
    const { id } = await this.records.create(
      release,
      type,
      {
        data: { ...data, ...(body || {}) },
        state,
        organisation: instance.organisation?.id,
        instance: instance.id,
      },
      tx,
    );
    return { id, ...number };
  }

  private async numberFor(
    type: string,
    values: Record<string, Json>,
    { release, now, tx }: BehaviourContext,
  ): Promise<Record<string, string>> {
    const number = release.records.get(type)?.number;
    if (!number) return {};
    return { [number.field]: await this.numbers.allocate({ release, number: number.id, now, values }, tx) };
  }
}
