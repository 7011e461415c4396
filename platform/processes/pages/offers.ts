import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../../definitions/index.js';
import type { InstancePage } from '../../kernel/index.js';
import type { Actor } from '../../identity/index.js';
import { isOfferedTo, TaskRepository } from '../../tasks/index.js';
import { InstanceAccess } from '../instance-access.js';
import type { Instance } from '../instance.js';
import { startWorkKey, taskWorkKey } from '../work-key.js';
import { titleOf } from '../work.js';

type Offer = InstancePage['offers'][number];

/** What an actor may do now on an instance: its open steps and actions, and starts about it. */
@Injectable()
export class Offers {
  constructor(
    private readonly releases: ReleaseService,
    private readonly tasks: TaskRepository,
    private readonly access: InstanceAccess,
  ) {}

  async on(instance: Instance, actor: Actor, exceptTask?: string): Promise<Offer[]> {
    const open = await this.tasks.openOf(instance.id);
    // what was opened last comes first: it belongs to what is going on, not to the whole life of the instance
    const offered = open.filter((task) => task.id !== exceptTask && isOfferedTo(task, actor)).reverse();
    return [
      ...offered.map((task): Offer => ({
        key: taskWorkKey(task.id),
        label: task.name,
        kind: task.kind === 'user' ? 'task' : 'action',
        element: task.element,
        due: task.due,
      })),
      ...this.startsAbout(instance, actor),
    ];
  }

  /** Starts of processes whose subject this instance may be. */
  private startsAbout(instance: Instance, actor: Actor): Offer[] {
    const processes = [...this.releases.current().processes.values()].map(({ compiled }) => compiled);
    return processes.flatMap((process) => {
      const element = Object.values(process.elements).find(({ startable }) => startable);
      if (!element || process.properties['subject'] !== instance.process) return [];
      if (!this.access.canStart(actor, process.id, instance)) return [];
      const key = startWorkKey(process.id, instance.id);
      return [{ key, label: titleOf(element), kind: 'start', element: element.id, due: null }];
    });
  }
}
