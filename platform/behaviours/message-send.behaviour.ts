import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Variables } from '../engine/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z.strictObject({
  name: z.string().min(1).describe('Message name'),
  to: z
    .union([z.literal('children'), z.uuid()])
    .default('children')
    .describe('children, or one instance id'),
  process: z.string().optional().describe('Only instances of this process'),
  where: z.record(z.string(), z.json()).optional().describe('Conditions over the receiving instance'),
  correlationKey: z.string().optional().describe("The sender's id unless told"),
  variables: z.record(z.string(), z.json()).default({}).describe('What the message carries'),
});
type Input = z.infer<typeof inputSchema>;

/** Sends a message to the instances about this one, or to one instance, in the same transaction. */
@Injectable()
export class MessageSend implements Behaviour<Input> {
  readonly id = 'message.send';
  readonly input = inputSchema;

  async run(input: Input, context: BehaviourContext): Promise<Variables> {
    return context.deliver({
      name: input.name,
      to: input.to === 'children' ? 'children' : { instance: input.to },
      process: input.process ?? null,
      where: input.where ?? null,
      correlationKey: input.correlationKey ?? null,
      variables: input.variables,
    });
  }
}
