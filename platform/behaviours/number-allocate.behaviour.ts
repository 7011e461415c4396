import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Json, Variables } from '../engine/index.js';
import { Sealer } from '../kernel/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';
import { NumberAllocator } from './number-allocator.js';
import { verificationCode } from './verification-code.js';

const inputSchema = z.looseObject({ number: z.string().describe('Id of the number pattern') });
type Input = z.infer<typeof inputSchema>;

/**
 * Allocates the next number of a pattern; every other input is a token of the pattern. Answers `value`, and `code`:
 * twelve characters that only this installation can have made for this number.
 */
@Injectable()
export class NumberAllocate implements Behaviour<Input> {
  readonly id = 'number.allocate';
  readonly input = inputSchema;

  constructor(
    private readonly numbers: NumberAllocator,
    private readonly sealer: Sealer,
  ) {}

  async run({ number, ...tokens }: Input, { release, now, roots, tx }: BehaviourContext): Promise<Variables> {
    const values = { ...roots, ...(tokens as Record<string, Json>) };
    const value = await this.numbers.allocate({ release, number, now, values }, tx);
    return { value, code: verificationCode(this.sealer.authenticate(value)) };
  }
}
