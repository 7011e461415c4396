import { Injectable } from '@nestjs/common';
import { abilityFor, conditionsToSql } from '../access/index.js';
import type { Release, View } from '../definitions/index.js';
import { OrganisationRepository, type Actor } from '../identity/index.js';
import { Clock, Sql, type List, type ListQuery, type Transaction } from '../kernel/index.js';
import {
  organisationSource,
  renderValue,
  RowQuery,
  valueAt,
  type DataRow,
  type OrderKey,
  type Rights,
  type RowSource,
  type SqlFilter,
} from '../records/index.js';
import { filterChoices } from './filter-choices.js';
import { filterToSql } from './filter-to-sql.js';
import { readFilters } from './list-query.js';
import { chooseSort, isSortable, sortToSql, type SortKey } from './sort-to-sql.js';
import { startOfDay } from './start-of-day.js';

/** One list for one person: where its rows come from, and what makes a row of the answer from a row of data. */
export interface ListRequest {
  release: Release;
  actor: Actor;
  /** Columns, filters, sorting. */
  view: Pick<View, 'source' | 'columns' | 'filters' | 'sort'>;
  query: ListQuery;
  source: RowSource;
  rights: Rights;
  /** Which rows of the source at all: the actor's rights among them. */
  conditions: readonly SqlFilter[];
  tabs: readonly { id: string; title: string; where: SqlFilter }[];
  /** `row` is redacted, `whole` is not: for deciding what may be done with it, never for showing. */
  describeRow(row: DataRow, whole: DataRow): Omit<List['rows'][number], 'cells'>;
}

export type ListPart = Pick<
  List,
  'columns' | 'filters' | 'tabs' | 'tab' | 'sort' | 'page' | 'pageSize' | 'total' | 'rows'
>;

const wholeList: SqlFilter = { where: 'true', bind: [] };

/** Nobody pages further; a search finds it sooner. */
const lastOffset = 1_000_000;

/** Turns a view and a request into SQL, and rows into cells, so that nothing hidden shows in rows, counts, filters or order. */
@Injectable()
export class ListBuilder {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly organisations: OrganisationRepository,
  ) {}

  /** One page, with the total of the tab and the counts of all tabs under the same filters. */
  async list(request: ListRequest): Promise<ListPart> {
    const { query, tabs } = request;
    const chosen = Math.max(
      tabs.findIndex(({ id }) => id === query.tab),
      0,
    );
    const parts = tabs.length > 0 ? tabs.map(({ where }) => where) : [wholeList];
    const sort = this.sort(request);
    const offset = Math.min((query.page - 1) * query.pageSize, lastOffset);
    const slice = { orderBy: this.orderBy(request, sort), limit: query.pageSize, offset };
    const [{ rows, counts }, filters] = await Promise.all([
      this.filtered(request).page(this.sql, slice, parts, chosen),
      this.describeFilters(request),
    ]);
    return {
      columns: this.columns(request).map((column) => ({
        path: column.path,
        title: column.title,
        format: column.format,
        width: column.width,
        place: column.place,
        sortable: isSortable(column),
      })),
      filters,
      tabs: tabs.map(({ id, title }, index) => ({ id, title, count: counts[index] ?? null })),
      tab: tabs[chosen]?.id ?? null,
      sort: sort[0] ?? null,
      page: query.page,
      pageSize: query.pageSize,
      total: counts[chosen] ?? 0,
      rows: rows.map((raw) => this.row(request, request.source.toRow(raw))),
    };
  }

  /** How many rows the tab that was asked for has, under the filters. */
  async total(request: ListRequest): Promise<number> {
    return this.inTab(request).count(this.sql);
  }

  /** The first rows of the view, redacted. */
  async rows(request: ListRequest, limit: number): Promise<DataRow[]> {
    const orderBy = this.orderBy(request, this.sort(request));
    const rows = await this.filtered(request).rows(this.sql, { orderBy, limit });
    return rows.map((raw) => request.rights.redact(request.source.toRow(raw)));
  }

  /** Cells of all rows of the tab that was asked for, in order, by batches of one moment. */
  async *batches(request: ListRequest, tx: Transaction): AsyncGenerator<Record<string, unknown>[]> {
    const orderBy = this.orderBy(request, this.sort(request));
    for await (const rows of this.inTab(request).batches(this.sql, orderBy, 500, tx)) {
      yield rows.map((raw) => this.cells(request, request.rights.redact(request.source.toRow(raw))));
    }
  }

  /** Columns that there can be anything to read in. */
  columns({ view, rights }: ListRequest): View['columns'] {
    return view.columns.filter((column) => rights.mayRead(column.path));
  }

  private filtered(request: ListRequest): RowQuery {
    const { release, source, rights, query, conditions } = request;
    const narrowed = new RowQuery(source);
    for (const condition of conditions) narrowed.and(condition);
    for (const asked of readFilters(this.filters(request), query)) {
      const { path } = asked.filter;
      if (rights.hides(path)) narrowed.and(rights.fieldReadable(path));
      narrowed.and(filterToSql(source, asked, (day) => startOfDay(day, release.bundle.timeZone)));
    }
    return narrowed;
  }

  private filters({ view, rights }: ListRequest): View['filters'] {
    return view.filters.filter((filter) => rights.mayRead(filter.path));
  }

  private inTab(request: ListRequest): RowQuery {
    const tab = request.tabs.find(({ id }) => id === request.query.tab) ?? request.tabs[0];
    const filtered = this.filtered(request);
    return tab ? filtered.and(tab.where) : filtered;
  }

  private sort(request: ListRequest): SortKey[] {
    return chooseSort(request.view, request.query.sort, (path) => request.rights.mayRead(path));
  }

  private orderBy({ release, view, source, rights }: ListRequest, keys: SortKey[]): OrderKey[] {
    return sortToSql(release, view, source, keys, (path) =>
      rights.hides(path) ? rights.fieldReadable(path) : null,
    );
  }

  private row(request: ListRequest, whole: DataRow): List['rows'][number] {
    const row = request.rights.redact(whole);
    return { ...request.describeRow(row, whole), cells: this.cells(request, row) };
  }

  private cells(request: ListRequest, row: DataRow): Record<string, unknown> {
    const { release } = request;
    return Object.fromEntries(
      this.columns(request).map((column) => [
        column.path,
        renderValue(release, column, valueAt(row, column.path)),
      ]),
    );
  }

  private describeFilters(request: ListRequest): Promise<List['filters']> {
    return Promise.all(
      this.filters(request).map(async (filter) => ({
        path: filter.path,
        title: filter.title,
        operator: filter.operator,
        format: filter.format,
        choices: await filterChoices(request.release, request.view, filter, (type) =>
          this.organisationChoices(request, type),
        ),
      })),
    );
  }

  private async organisationChoices({ actor, release }: ListRequest, type: string) {
    const ability = abilityFor(actor, release, this.clock.iso());
    const { column } = organisationSource(type);
    const found = await this.organisations.list(
      type,
      conditionsToSql(ability, 'read', 'organisation', column, { field: 'name' }),
    );
    return found.map(({ id, name }) => ({ label: name, value: id }));
  }
}
