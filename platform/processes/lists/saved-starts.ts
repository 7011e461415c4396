import { Injectable } from '@nestjs/common';
import { Drafts, draftOwner } from '../../tasks/index.js';
import { renderValue, valueAt } from '../../records/index.js';
import type { ListPart } from '../../views/index.js';
import { startWorkKey } from '../work-key.js';
import type { StageRequest } from './stage-list.js';
import { listViewOf } from './stage-place.js';

/** The start that an organisation has begun to fill in: there is no instance yet, only a draft. */
@Injectable()
export class SavedStarts {
  constructor(private readonly drafts: Drafts) {}

  async list({ release, actor, place }: StageRequest): Promise<ListPart> {
    const { columns } = listViewOf(release, place.process);
    const key = startWorkKey(place.process.id);
    const draft = await this.drafts.find(key, draftOwner(actor));
    const row = draft && { [place.elements[0]!.id]: draft.data, _started: draft.savedAt, _title: '草稿' };
    const to = `/work/${key}`;
    return {
      columns: columns.map((column) => ({
        path: column.path,
        title: column.title,
        format: column.format,
        width: column.width,
        place: column.place,
        sortable: false,
      })),
      filters: [],
      tabs: [],
      tab: null,
      sort: null,
      page: 1,
      pageSize: 10,
      total: row ? 1 : 0,
      rows: row
        ? [
            {
              id: key,
              to,
              cells: Object.fromEntries(
                columns.map((column) => [
                  column.path,
                  renderValue(release, column, valueAt(row, column.path)),
                ]),
              ),
              actions: [{ kind: 'edit', title: '继续填报', icon: 'edit', to }],
            },
          ]
        : [],
    };
  }
}
