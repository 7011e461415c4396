import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Variables } from '../engine/index.js';
import { filesIn, FileUses } from '../files/index.js';
import type { Actor } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';
import { RecordPages } from './record-page.js';
import { RecordRepository } from './record-repository.js';
import type { DataRow } from './rows/row-source.js';

/** Files that records name: whoever may read the field that names a file may read the file. */
@Injectable()
export class RecordFiles implements OnModuleInit {
  constructor(
    private readonly uses: FileUses,
    private readonly records: RecordRepository,
    private readonly pages: RecordPages,
  ) {}

  onModuleInit(): void {
    this.uses.register('record', (recordId, fileId, actor) => this.mayRead(recordId, fileId, actor));
  }

  async remember(recordId: string, data: DataRow, tx?: Transaction): Promise<void> {
    const ids = filesIn(data as Variables).map(({ id }) => id);
    await this.uses.add('record', recordId, ids, tx);
  }

  private async mayRead(recordId: string, fileId: string, actor: Actor): Promise<boolean> {
    const type = await this.records.typeOf(recordId);
    const readable = type && (await this.pages.readable(actor, type, recordId));
    return readable ? filesIn(readable as Variables).some(({ id }) => id === fileId) : false;
  }
}
