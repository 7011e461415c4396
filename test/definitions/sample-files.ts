import { Readable } from 'node:stream';
import type { Json } from '../../platform/engine/index.js';
import { FileService } from '../../platform/files/index.js';
import type { PersonActor } from '../../platform/identity/index.js';
import type { TestApp } from '../support/index.js';

/** Smallest contents that are what their names say. */
const contents: Record<string, Buffer> = {
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
};

/** Real uploads for sample submissions, one for each organisation and name. */
export class SampleFiles {
  private readonly stored = new Map<string, Promise<Json>>();

  constructor(private readonly app: TestApp) {}

  upload(name: string, actor: PersonActor): Promise<Json> {
    const key = `${actor.organisation?.id}/${name}`;
    const content = contents[name.split('.').at(-1) ?? ''];
    if (!content) throw new Error(`Expected a sample file of a known kind, but found ${name}`);
    const stored =
      this.stored.get(key) ??
      this.app.get(FileService).store({ name, content: Readable.from([content]) }, actor);
    this.stored.set(key, stored as Promise<Json>);
    return stored as Promise<Json>;
  }
}
