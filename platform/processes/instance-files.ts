import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import type { Explain, Transaction } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import { filesIn, FileUses } from '../files/index.js';
import { InstanceAccess } from './instance-access.js';
import { InstanceRepository } from './instance-repository.js';

/** Files that instances name: whoever may read the step that names a file may read the file. */
@Injectable()
export class InstanceFiles implements OnModuleInit {
  constructor(
    private readonly uses: FileUses,
    private readonly instances: InstanceRepository,
    private readonly access: InstanceAccess,
  ) {}

  onModuleInit(): void {
    this.uses.register('instance', (instanceId, fileId, actor) => this.mayRead(instanceId, fileId, actor));
  }

  /** @param late see `Sql.write` */
  async remember(instanceId: string, data: Variables, tx: Transaction, late?: Explain): Promise<void> {
    const ids = filesIn(data).map(({ id }) => id);
    await this.uses.add('instance', instanceId, ids, tx, late);
  }

  private async mayRead(instanceId: string, fileId: string, actor: Actor): Promise<boolean> {
    const instance = await this.instances.find(instanceId);
    if (!instance) return false;
    const subject = instance.subjectId ? await this.instances.find(instance.subjectId) : null;
    const readable = this.access.readableData(actor, instance, subject);
    return filesIn(readable).some(({ id }) => id === fileId);
  }
}
