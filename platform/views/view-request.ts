import { Injectable } from '@nestjs/common';
import {
  abilityFor,
  fillPlaceholders,
  MissingPlaceholder,
  whereToSql,
  type AppAbility,
} from '../access/index.js';
import { ReleaseService, type Conditions, type Release, type View } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import { Clock, refuse, type ListQuery } from '../kernel/index.js';
import {
  actorRoots,
  evaluatorOver,
  feelRow,
  Rights,
  RowReader,
  type DataRow,
  type RowSource,
  type SqlFilter,
} from '../records/index.js';
import type { ListRequest } from './list-builder.js';
import { describeViewRow } from './view-row.js';
import { offeredTasks, taskSource } from './task-source.js';

/** A view opened by somebody: what the list builder needs, and the instance that the view is about. */
export interface OpenedView extends Omit<ListRequest, 'view'> {
  view: View;
  ability: AppAbility;
  /** Redacted; null when the view is about no instance. */
  subject: DataRow | null;
  /** Rows that may be counted though not read; null unless the view asks for it. */
  counted: readonly SqlFilter[] | null;
}

const nothing: SqlFilter = { where: 'false', bind: [] };

/** Opens views: checks that they may be, and says in SQL which rows they have for this person. */
@Injectable()
export class ViewRequests {
  constructor(
    private readonly releases: ReleaseService,
    private readonly reader: RowReader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found`, `not-logged-in`, `forbidden` */
  async open(actor: Actor, id: string, query: ListQuery): Promise<OpenedView> {
    const release = this.releases.current();
    const view = release.views.get(id);
    if (!view) throw refuse('not-found');
    const ability = abilityFor(actor, release, this.clock.iso());
    const source = this.source(release, view);
    const about = await this.subject(view, query, { release, actor, ability });
    const rights = new Rights(ability, actor, source);
    const allowed = 'tasks' in view.source ? offeredTasks(actor) : rights.readable();
    requireSomeRight(actor, ability, source, view);
    const own = this.own(view, source, actor, release, about?.id ?? null);
    return {
      release,
      actor,
      ability,
      view,
      query,
      source,
      rights,
      subject: about?.row ?? null,
      conditions: [allowed, ...own],
      counted: this.counts(view, release, actor, about?.row) ? [rights.countable(), ...own] : null,
      tabs: view.tabs.map(({ where, ...tab }) => ({
        ...tab,
        where: this.where(where, source, actor, release),
      })),
      describeRow: (row, whole) =>
        describeViewRow({ release, view, actor, ability, now: this.clock.now() }, row, whole),
    };
  }

  private counts({ count }: View, release: Release, actor: Actor, subject: DataRow | undefined): boolean {
    if (typeof count === 'boolean') return count;
    const roots = { ...actorRoots(actor), subject: subject ? feelRow(subject) : null };
    return evaluatorOver({ release, now: this.clock.iso(), roots })(count) === true;
  }

  private source(release: Release, { source }: View): RowSource {
    return 'tasks' in source
      ? taskSource(release, source.tasks, this.reader.tools)
      : this.reader.source(release, source);
  }

  /** The view's own conditions, and that its rows belong to the subject. */
  private own(
    view: View,
    source: RowSource,
    actor: Actor,
    release: Release,
    subject: string | null,
  ): SqlFilter[] {
    const where = this.where(view.where ?? {}, source, actor, release);
    if (subject === null) return [where];
    const link = 'records' in view.source ? '_instance' : '_subject';
    return [where, whereToSql({ [link]: subject }, source.column)];
  }

  /** Conditions that name what the actor does not have match nothing. */
  private where(conditions: Conditions, source: RowSource, actor: Actor, release: Release): SqlFilter {
    try {
      const filled = fillPlaceholders(conditions, actor, this.clock.iso());
      return whereToSql(filled, source.column, { timeZone: release.bundle.timeZone });
    } catch (fault) {
      if (fault instanceof MissingPlaceholder) return nothing;
      throw fault;
    }
  }

  private async subject(
    view: View,
    query: ListQuery,
    { release, actor, ability }: { release: Release; actor: Actor; ability: AppAbility },
  ): Promise<{ id: string; row: DataRow } | null> {
    if (view.subject === undefined) return null;
    const source = this.reader.source(release, { instances: view.subject });
    const rights = new Rights(ability, actor, source);
    const row = await this.reader.byId(source, query.subject ?? '', rights);
    if (!row) throw refuse('not-found');
    return { id: row['_id'] as string, row: rights.redact(row) };
  }
}

/** A view over what nobody in the actor's roles can ever see is not shown at all. */
function requireSomeRight(actor: Actor, ability: AppAbility, { subject }: RowSource, { source }: View): void {
  if ('tasks' in source ? actor.person : ability.can('read', subject) || ability.can('count', subject))
    return;
  throw refuse(actor.person ? 'forbidden' : 'not-logged-in');
}
