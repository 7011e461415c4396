import { Injectable } from '@nestjs/common';
import { abilityFor } from '../access/index.js';
import { ReleaseService, type Print, type Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import { Clock, refuse, type PrintPage } from '../kernel/index.js';
import { feelRow, Rights, RowReader, type DataRow } from '../records/index.js';
import { ViewService } from '../views/index.js';
import { isAvailable } from './is-available.js';
import { PrintRenderer } from './print-renderer.js';

/** What is printed: an instance or a record, or the rows of a view. */
export type PrintSubject = { of: string } | { view: string; subject?: string };

/** Printable pages, of what the person may read. */
@Injectable()
export class PrintService {
  constructor(
    private readonly releases: ReleaseService,
    private readonly reader: RowReader,
    private readonly views: ViewService,
    private readonly renderer: PrintRenderer,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found`, also for what may not be read; `print-not-available` before its time */
  async open(actor: Actor, id: string, subject: PrintSubject): Promise<PrintPage> {
    const now = this.clock.iso();
    const ability = abilityFor(actor, this.releases.current(), now);
    const { release, print, roots } = await ('view' in subject
      ? this.ofView(actor, id, subject)
      : this.ofRow(actor, id, subject.of));
    return {
      id,
      title: print.title,
      html: await this.renderer.render(id, { release, now, actor, ability, roots }),
      orientation: print.orientation,
      printedBy: actor.person?.name ?? null,
      printedAt: now,
    };
  }

  private async ofView(actor: Actor, id: string, { view, subject }: { view: string; subject?: string }) {
    const release = this.releases.current();
    if (!release.views.get(view)?.prints.includes(id)) throw refuse('not-found');
    const { subject: about, rows, total } = await this.views.rows(actor, view, subject);
    const subjectRoots = about && feelRow(about);
    return {
      release,
      print: printOf(release, id),
      roots: { ...subjectRoots, subject: subjectRoots, rows: rows.map(feelRow), total },
    };
  }

  private async ofRow(actor: Actor, id: string, row: string) {
    const instance = await this.reader.instanceKind(row);
    if (!instance) return this.ofRecord(actor, id, row);
    const release = await this.releases.byHash(instance.release);
    const print = printOf(release, id);
    if (print.of !== `instance:${instance.process}`) throw refuse('not-found');
    const source = this.reader.source(release, { instances: instance.process });
    const readable = await this.readable(actor, source, row);
    const compiled = release.processes.get(instance.process)?.compiled;
    if (compiled && !isAvailable(compiled, id, instance.visited)) throw refuse('print-not-available');
    return { release, print, roots: feelRow(readable) };
  }

  private async ofRecord(actor: Actor, id: string, row: string) {
    const release = this.releases.current();
    const print = printOf(release, id);
    const [kind, type = ''] = print.of.split(':');
    if (kind !== 'record' || !release.records.has(type)) throw refuse('not-found');
    const roots = await this.readable(actor, this.reader.source(release, { records: type }), row);
    return { release, print, roots };
  }

  private async readable(
    actor: Actor,
    source: Parameters<RowReader['byId']>[0],
    id: string,
  ): Promise<DataRow> {
    const ability = abilityFor(actor, this.releases.current(), this.clock.iso());
    const rights = new Rights(ability, actor, source);
    const row = await this.reader.byId(source, id, rights);
    if (!row) throw refuse('not-found');
    return rights.redact(row);
  }
}

function printOf(release: Release, id: string): Print {
  const print = release.prints.get(id);
  if (!print) throw refuse('not-found');
  return print;
}
