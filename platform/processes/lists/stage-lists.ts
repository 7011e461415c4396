import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../../definitions/index.js';
import { Clock, type List, type ListQuery } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { RowReader, type RowSource } from '../../records/index.js';
import { ListBuilder } from '../../views/index.js';
import { crumbsTo } from '../pages/crumbs.js';
import { InstanceAccess } from '../instance-access.js';
import { startWorkKey } from '../work-key.js';
import { titleOf } from '../work.js';
import { SavedStarts } from './saved-starts.js';
import { doneTasks, todoTasks, type StageRequest, type TabRequest } from './stage-list.js';
import { readStagePlace, type StageKind } from './stage-place.js';
import { ownInstances, startableSubjects } from './start-list.js';
import { taskSource } from './task-source.js';

const tabTitles = { todo: '待填报', done: '已填报' };
type Tab = keyof typeof tabTitles;

/** The two lists behind each menu entry of a step, an action or a start. */
@Injectable()
export class StageLists {
  constructor(
    private readonly clock: Clock,
    private readonly releases: ReleaseService,
    private readonly reader: RowReader,
    private readonly lists: ListBuilder,
    private readonly access: InstanceAccess,
    private readonly savedStarts: SavedStarts,
  ) {}

  async list(stage: string, kind: StageKind, actor: PersonActor, query: ListQuery): Promise<List> {
    const release = this.releases.current();
    const place = readStagePlace(release, stage, kind);
    const request: StageRequest = { release, actor, place, now: this.clock.iso() };
    const tab: Tab = query.tab === 'done' ? 'done' : 'todo';
    const other: Tab = tab === 'done' ? 'todo' : 'done';
    const [part, otherCount] = await Promise.all([
      this.part(request, tab, query),
      this.count(request, other),
    ]);
    const counts = { [tab]: part.total, [other]: otherCount };
    const crumbs = crumbsTo(release, actor, {
      process: place.process.id,
      element: kind === 'start' || kind === 'about' ? null : place.elements[0]!.id,
    });
    const title = crumbs.at(-1) ?? titleOf(place.elements[0]!);
    return {
      id: `${kind}:${stage}`,
      title,
      crumbs: crumbs.length > 0 ? crumbs : [title],
      layout: 'table',
      ...part,
      tabs: (['todo', 'done'] as const).map((id) => ({
        id,
        title: tabTitles[id],
        count: counts[id] ?? null,
      })),
      tab,
      toolbar: this.toolbar(request),
      exportable: false,
      notice: null,
      facts: [],
      empty: emptyText(kind, tab),
      prints: [],
    };
  }

  private async part(request: StageRequest, tab: Tab, query: ListQuery) {
    const tabRequest = this.tabRequest(request, tab);
    return tabRequest === 'saved-starts'
      ? this.savedStarts.list(request)
      : this.lists.list({ ...tabRequest, query: { ...query, tab: undefined }, tabs: [] });
  }

  private async count(request: StageRequest, tab: Tab): Promise<number> {
    const tabRequest = this.tabRequest(request, tab);
    if (tabRequest === 'saved-starts') return (await this.savedStarts.list(request)).total;
    return this.lists.total({ ...tabRequest, query: { page: 1, pageSize: 1 }, tabs: [] });
  }

  private tabRequest(request: StageRequest, tab: Tab): TabRequest | 'saved-starts' {
    const { kind, process, elements } = request.place;
    const own = this.sourceOf(request, process.id);
    if (kind === 'start') return tab === 'todo' ? 'saved-starts' : ownInstances(request, own);
    if (kind === 'about') {
      const subject = this.sourceOf(request, process.properties['subject'] ?? process.id);
      return tab === 'todo' ? startableSubjects(request, subject) : ownInstances(request, own);
    }
    const tasks = taskSource(
      own,
      elements.map(({ id }) => id),
      this.clock,
    );
    return tab === 'todo' ? todoTasks(request, tasks) : doneTasks(request, tasks);
  }

  private sourceOf({ release }: StageRequest, process: string): RowSource {
    return this.reader.source(release, { instances: process });
  }

  private toolbar({ place, actor }: StageRequest): List['toolbar'] {
    const { kind, process, elements } = place;
    if (kind !== 'start' || !this.access.canStart(actor, process.id, null)) return [];
    return [
      { kind: 'start', title: titleOf(elements[0]!), to: `/work/${startWorkKey(process.id)}`, icon: 'add' },
    ];
  }
}

function emptyText(kind: StageKind, tab: Tab): List['empty'] {
  if (tab === 'done') return { title: '还没有已填报的事项', text: '提交后的事项会列在这里。' };
  if (kind === 'start') return { title: '没有保存的草稿', text: '点击右上角的按钮，填写新的事项。' };
  return { title: '目前没有待填报的事项', text: '轮到您办理时，事项会出现在这里。' };
}
