import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { refuse } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

/** Injection token of the list of all behaviours. */
export const BEHAVIOURS = Symbol('behaviours');

/** Finds the behaviour of a service task and checks its input before it runs. */
@Injectable()
export class BehaviourRegistry {
  private readonly byId: ReadonlyMap<string, Behaviour>;

  constructor(@Inject(BEHAVIOURS) behaviours: readonly Behaviour[]) {
    this.byId = new Map(behaviours.map((behaviour) => [behaviour.id, behaviour]));
  }

  get ids(): string[] {
    return [...this.byId.keys()];
  }

  /** @throws Refusal when there is no such behaviour or its input does not fit. */
  async run(id: string, input: Variables, context: BehaviourContext): Promise<Variables> {
    const behaviour = this.byId.get(id);
    if (!behaviour) throw refuse('process-cannot-continue', { message: `没有名为“${id}”的系统动作。` });
    const parsed = behaviour.input.safeParse(withoutNulls(input));
    if (!parsed.success) {
      throw refuse('process-cannot-continue', {
        message: `系统动作“${id}”的输入不正确：${describe(parsed.error)}。`,
      });
    }
    return behaviour.run(parsed.data, context);
  }
}

/** FEEL answers null for what is not there; to a schema that is simply absent. */
function withoutNulls(input: Variables): Variables {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '输入'}（${issue.code}）`).join('、');
}
