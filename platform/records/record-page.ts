import { Injectable } from '@nestjs/common';
import { abilityFor, type AppAbility } from '../access/index.js';
import { ReleaseService, type RecordType, type Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import { Clock, Refusal, refuse, type RecordPage } from '../kernel/index.js';
import { actorRoots, evaluatorOver } from './rendering/evaluator.js';
import { factText } from './rendering/fact-text.js';
import { fileOf } from './rendering/render-value.js';
import { startOffer } from './start-offer.js';
import { Rights } from './rows/rights.js';
import { RowReader } from './rows/row-reader.js';
import { columnSql, valueAt, type DataRow, type RowSource } from './rows/row-source.js';

/** What is needed to show one record to one person. */
interface Reading {
  release: Release;
  type: RecordType;
  actor: Actor;
  ability: AppAbility;
  source: RowSource;
  rights: Rights;
  /** Redacted. */
  row: DataRow;
}

const longestChain = 200;

/** The page of one business record, made as its type's `page` says, of what the person may read. */
@Injectable()
export class RecordPages {
  constructor(
    private readonly releases: ReleaseService,
    private readonly reader: RowReader,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found`, also for what may not be read */
  async open(actor: Actor, typeId: string, id: string): Promise<RecordPage> {
    const reading = await this.read(actor, typeId, id);
    const { type, release, row } = reading;
    const page = type.page;
    const text = (path: string | undefined) => (path === undefined ? null : textOf(valueAt(row, path)));
    const [chain, instance] = await Promise.all([this.chain(reading), this.instance(reading)]);
    return {
      id,
      type: type.id,
      title: text(type.titlePath) ?? type.title,
      tags: this.tags(reading),
      state: textOf(row['_state']),
      facts: (page?.facts ?? []).flatMap((path) => this.fact(release, type, row, path)),
      changes: listAt(row, page?.changes).map(changeOf),
      html: text(page?.html),
      files: this.files(reading),
      deadline: deadlineOf(type, row),
      chain,
      offers: await this.offers(reading),
      prints: [...release.prints.values()]
        .filter((print) => print.of === `record:${type.id}`)
        .map((print) => ({ id: print.id, title: print.title, url: `/print/${print.id}?of=${id}` })),
      instance,
    };
  }

  /** What the person may read of a record; null when that is nothing. */
  async readable(actor: Actor, typeId: string, id: string): Promise<DataRow | null> {
    try {
      return (await this.read(actor, typeId, id)).row;
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'not-found') return null;
      throw refusal;
    }
  }

  private async read(actor: Actor, typeId: string, id: string): Promise<Reading> {
    const release = this.releases.current();
    const type = release.records.get(typeId);
    if (!type) throw refuse('not-found');
    const ability = abilityFor(actor, release, this.clock.iso());
    const source = this.reader.source(release, { records: typeId });
    const rights = new Rights(ability, actor, source);
    const row = await this.reader.byId(source, id, rights);
    if (!row) throw refuse('not-found');
    return { release, type, actor, ability, source, rights, row: rights.redact(row) };
  }

  private tags({ release, type, actor, row }: Reading): string[] {
    const evaluate = evaluatorOver({
      release,
      now: this.clock.iso(),
      roots: { ...row, ...actorRoots(actor) },
    });
    return (type.page?.tags ?? []).flatMap((tag) => textOf(evaluate(tag)) ?? []);
  }

  private fact(release: Release, type: RecordType, row: DataRow, path: string) {
    const field = type.fields.find((candidate) => candidate.path === path);
    const value = factText(release, field ?? { format: 'text' }, valueAt(row, path));
    return value === '' ? [] : [{ label: field?.title ?? path, value }];
  }

  private files({ type, row }: Reading): RecordPage['files'] {
    const path = type.page?.files;
    const title = type.fields.find((field) => field.path === path)?.title ?? '';
    const by = valueAt(row, '_organisation.name');
    return listAt(row, path).map((file) => ({
      ...(fileOf(file) as { id: string; name: string; size: number; type: string; sha256: string }),
      step: type.title,
      field: title,
      url: `/api/files/${String((file as DataRow)['id'])}`,
      at: textOf(row['_created']),
      by: textOf(by),
    }));
  }

  /** Records that belong together, in their order; empty when this one stands alone. */
  private async chain({ type, source, rights, row, release }: Reading): Promise<RecordPage['chain']> {
    const chain = type.page?.chain;
    const shared = chain && textOf(valueAt(row, chain.by));
    if (!chain || shared === null || shared === undefined) return [];
    const column = source.column(chain.by);
    const found = await this.reader.find(source, rights, {
      conditions: [
        { where: `${columnSql(column)}::text = $1::text`, bind: [shared] },
        rights.fieldReadable(chain.by),
      ],
      limit: longestChain,
    });
    const links = found
      .map((other) => rights.redact(other))
      .map((other) => ({
        id: String(other['_id'] ?? ''),
        title: this.chainTitle(release, type, other),
        at: textOf(valueAt(other, chain.sort)) ?? textOf(other['_created']) ?? '',
        current: other['_id'] === row['_id'],
      }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
    return links.length > 1 ? links : [];
  }

  private chainTitle(release: Release, type: RecordType, row: DataRow): string {
    const [tag] = type.page?.tags ?? [];
    const evaluate = evaluatorOver({ release, now: this.clock.iso(), roots: row });
    return (tag && textOf(evaluate(tag))) || (textOf(valueAt(row, type.titlePath)) ?? type.title);
  }

  private async instance({ row, actor, ability, release }: Reading): Promise<RecordPage['instance']> {
    const found = await this.instanceOf(release, row);
    if (!found) return null;
    const rights = new Rights(ability, actor, found.source);
    const readable = await this.reader.byId(found.source, found.id, rights);
    return readable && { id: found.id, number: textOf(rights.redact(readable)['_number']) };
  }

  private async offers({ type, row, actor, ability, release }: Reading): Promise<RecordPage['offers']> {
    const process = type.page?.start;
    const found = process === undefined ? null : await this.instanceOf(release, row);
    if (process === undefined || !found) return [];
    const instance = await this.reader.byId(found.source, found.id, null);
    const due = type.page?.deadline ? (textOf(valueAt(row, type.page.deadline.at)) ?? undefined) : null;
    const offer =
      instance && startOffer({ release, process, instance, actor, ability, due, now: this.clock.now() });
    return offer ? [offer] : [];
  }

  private async instanceOf(
    release: Release,
    row: DataRow,
  ): Promise<{ id: string; source: RowSource } | null> {
    const id = textOf(row['_instance']);
    const kind = id === null ? null : await this.reader.instanceKind(id);
    return id !== null && kind
      ? { id, source: this.reader.source(release, { instances: kind.process }) }
      : null;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

function listAt(row: DataRow, path: string | undefined): unknown[] {
  const value = path === undefined ? null : valueAt(row, path);
  return Array.isArray(value) ? value : [];
}

function changeOf(change: unknown): RecordPage['changes'][number] {
  const { field, before, after } = change as DataRow;
  return { field: textOf(field) ?? '', before: textOf(before) ?? '', after: textOf(after) ?? '' };
}

function deadlineOf({ page }: RecordType, row: DataRow): RecordPage['deadline'] {
  const at = page?.deadline && textOf(valueAt(row, page.deadline.at));
  if (!page?.deadline || !at) return null;
  const { title, explanation } = page.deadline;
  return { title, at, explanation: (explanation && textOf(valueAt(row, explanation))) || '' };
}
