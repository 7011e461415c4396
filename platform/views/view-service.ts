import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Clock, refuse, Sql, type List, type ListQuery } from '../kernel/index.js';
import { actorRoots, evaluatorOver, feelRow, RowQuery, type DataRow } from '../records/index.js';
import { ListBuilder } from './list-builder.js';
import { crumbsTo } from './view-crumbs.js';
import { ViewRequests, type OpenedView } from './view-request.js';
import { xlsxStream } from './xlsx-export.js';

/** Longer lists do not help anybody in a worksheet. */
const mostExported = 50_000;

const mostPrinted = 1000;

/** The rows of a view with what may be read of each, and how many there are. */
export interface ViewRows {
  /** The instance that the view is about, redacted. */
  subject: DataRow | null;
  rows: DataRow[];
  total: number;
}

/** Lists as views define them. */
@Injectable()
export class ViewService {
  constructor(
    private readonly requests: ViewRequests,
    private readonly lists: ListBuilder,
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, id: string, query: ListQuery): Promise<List> {
    const opened = await this.requests.open(actor, id, query);
    const { view, release } = opened;
    const list = await this.lists.list(opened);
    const total = await this.total(opened, list.total);
    return {
      id,
      title: view.title,
      crumbs: crumbsTo(release, actor, view),
      layout: view.layout,
      ...list,
      total,
      toolbar: [],
      exportable: view.export,
      ...this.words(opened),
      empty: view.empty ?? { title: '没有数据', text: '' },
      prints: view.prints.flatMap((print) => this.print(opened, print) ?? []),
    };
  }

  /**
   * All rows of the tab under the filters, as a workbook.
   * @throws Refusal `forbidden` when the view has no export, `too-many-rows`
   */
  async export(actor: Actor, id: string, query: ListQuery): Promise<{ name: string; content: Readable }> {
    const opened = await this.requests.open(actor, id, query);
    if (!opened.view.export) throw refuse('forbidden');
    if ((await this.lists.total(opened)) > mostExported)
      throw refuse('too-many-rows', { limit: mostExported });
    const day = this.clock.iso().slice(0, 10);
    return {
      name: `${opened.view.title}-${day}.xlsx`,
      content: xlsxStream(opened.view.title, this.lists.columns(opened), this.rowsOfOneMoment(opened)),
    };
  }

  /** What a print of the view is made of. */
  async rows(actor: Actor, id: string, subject: string | undefined): Promise<ViewRows> {
    const opened = await this.requests.open(actor, id, { page: 1, pageSize: 1, subject });
    const rows = await this.lists.rows(opened, mostPrinted);
    return { subject: opened.subject, rows, total: await this.total(opened, rows.length) };
  }

  private async *rowsOfOneMoment(opened: OpenedView): AsyncGenerator<Record<string, unknown>[]> {
    const tx = await this.sql.begin();
    try {
      yield* this.lists.batches(opened, tx);
    } finally {
      // it has only read
      await tx.rollback();
    }
  }

  /** Without filters, which could be used to probe, the number may include rows that may only be counted. */
  private async total({ counted, source, query }: OpenedView, readable: number): Promise<number> {
    const filtered = Object.keys(query).some((name) => name.startsWith('f.') || name === 'tab');
    if (!counted || filtered) return readable;
    const all = new RowQuery(source);
    for (const condition of counted) all.and(condition);
    return Math.max(readable, await all.count(this.sql));
  }

  private words({ release, view, actor, subject }: OpenedView): Pick<List, 'notice' | 'facts'> {
    const now = this.clock.iso();
    const roots = { ...actorRoots(actor), subject: subject && feelRow(subject) };
    const evaluate = evaluatorOver({ release, now, roots });
    const notice = view.notice === undefined ? null : evaluate(view.notice);
    const facts = view.facts === undefined ? null : evaluate(view.facts);
    return {
      notice: typeof notice === 'string' && notice !== '' ? notice : null,
      facts: Array.isArray(facts) ? facts.flatMap((fact) => factOf(fact) ?? []) : [],
    };
  }

  private print({ release, view, subject }: OpenedView, id: string): List['prints'][number] | null {
    const print = release.prints.get(id);
    if (!print) return null;
    const about = subject ? String(subject['_id']) : null;
    const ofSubject = about !== null && print.of === `instance:${view.subject ?? ''}`;
    const query = ofSubject ? `of=${about}` : `view=${view.id}${about === null ? '' : `&subject=${about}`}`;
    return { id, title: print.title, url: `/print/${id}?${query}` };
  }
}

function factOf(fact: unknown): { label: string; value: string } | null {
  const { label, value } = (fact ?? {}) as DataRow;
  return typeof label === 'string' && value !== null && value !== undefined
    ? { label, value: String(value) }
    : null;
}
