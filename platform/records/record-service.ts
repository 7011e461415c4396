import { Injectable } from '@nestjs/common';
import { whereToSql } from '../access/index.js';
import type { Conditions, RecordType, Release } from '../definitions/index.js';
import type { Transaction } from '../kernel/index.js';
import { RecordFiles } from './record-files.js';
import { RecordRepository, type NewRecord, type RecordChange } from './record-repository.js';
import type { OrderKey } from './rows/row-query.js';
import { RowReader } from './rows/row-reader.js';
import type { DataRow } from './rows/row-source.js';

/** Which records of a type. */
export type RecordsToChange = { id: string } | { where: Conditions };

const mostFound = 1000;
const oldestFirst: OrderKey = {
  expression: { where: 'r.created_at', bind: [] },
  direction: 'asc',
  required: true,
};

/** Business records as processes use them: with the platform's own rights, inside the command's transaction. */
@Injectable()
export class RecordService {
  constructor(
    private readonly records: RecordRepository,
    private readonly reader: RowReader,
    private readonly files: RecordFiles,
  ) {}

  /** @throws Refusal `record-key-taken`, `record-state-unknown` */
  async create(release: Release, type: string, record: NewRecord, tx?: Transaction): Promise<{ id: string }> {
    const created = await this.records.create(typeOf(release, type), record, tx);
    await this.files.remember(created.id, record.data, tx);
    return created;
  }

  /**
   * @returns how many were changed
   * @throws Refusal `record-immutable`, `record-state-unknown`, `record-key-taken`
   */
  async update(
    release: Release,
    type: string,
    which: RecordsToChange,
    change: RecordChange,
    tx: Transaction,
  ): Promise<number> {
    const ids =
      'id' in which
        ? [which.id]
        : (await this.find(release, type, which.where, tx)).map((row) => row['_id'] as string);
    for (const id of change.data ? ids : []) await this.files.remember(id, change.data!, tx);
    return this.records.update(typeOf(release, type), ids, change, tx);
  }

  /** Data and `_…` metadata of the records that meet the conditions, oldest first. */
  async find(release: Release, type: string, where: Conditions, tx?: Transaction): Promise<DataRow[]> {
    const source = this.reader.source(release, { records: typeOf(release, type).id });
    const condition = whereToSql(where, source.column, { timeZone: release.bundle.timeZone });
    return this.reader.find(
      source,
      null,
      { conditions: [condition], orderBy: [oldestFirst], limit: mostFound },
      tx,
    );
  }
}

function typeOf(release: Release, id: string): RecordType {
  const type = release.records.get(id);
  if (!type) throw new Error(`Expected the release to have the record type ${id}, but it has none`);
  return type;
}
