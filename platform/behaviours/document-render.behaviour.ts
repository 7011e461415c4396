import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Variables } from '../engine/index.js';
import { refuse } from '../kernel/index.js';
import { PrintRenderer } from '../prints/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const inputSchema = z.strictObject({
  print: z.string().min(1).describe('Id of the print'),
  values: z.record(z.string(), z.json()).default({}).describe('The root `values` of the print'),
});
type Input = z.infer<typeof inputSchema>;

/** Renders a print over the instance as it is now. Answers `html`. */
@Injectable()
export class DocumentRender implements Behaviour<Input> {
  readonly id = 'document.render';
  readonly input = inputSchema;

  constructor(private readonly prints: PrintRenderer) {}

  async run({ print, values }: Input, context: BehaviourContext): Promise<Variables> {
    return { html: await renderPrint(this.prints, print, { values }, context) };
  }
}

/** A print as it reads at this moment of the command. */
export async function renderPrint(
  prints: PrintRenderer,
  print: string,
  more: Variables,
  { release, now, actor, roots, tx }: BehaviourContext,
): Promise<string> {
  if (!release.prints.has(print))
    throw refuse('process-cannot-continue', { message: `没有名为“${print}”的文书。` });
  return prints.render(print, { release, now, actor, tx, roots: { ...roots, ...more } });
}
