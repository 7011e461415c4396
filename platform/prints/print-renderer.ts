import { Injectable } from '@nestjs/common';
import type { AppAbility } from '../access/index.js';
import { renderTemplate, type FeelFunctions, type Print, type Release } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';
import { actorRoots, evaluatorOver, RowLookup } from '../records/index.js';
import { qrCode } from './qr-code.js';

export interface PrintContext {
  release: Release;
  /** ISO 8601 with offset. */
  now: string;
  /** The roots `person` and `organisation`; sealed data of others is never looked up. */
  actor: Actor;
  /** Data and metadata by name, `subject` among them. */
  roots: Readonly<Record<string, unknown>>;
  /** Looks things up with the actor's own rights; without it with the platform's. */
  ability?: AppAbility;
  tx?: Transaction;
}

/** Makes HTML of print templates: looks up what they name, evaluates their FEEL, escapes every value. */
@Injectable()
export class PrintRenderer {
  private readonly functions = new WeakMap<Release, FeelFunctions>();

  constructor(private readonly lookups: RowLookup) {}

  /** The document of a print of the release. */
  async render(id: string, context: PrintContext): Promise<string> {
    const print = context.release.prints.get(id);
    if (!print) throw new Error(`Expected the release to have the print ${id}, but it has none`);
    return this.fill(print, context);
  }

  private async fill(
    print: Print,
    { release, now, actor, roots, ability, tx }: PrintContext,
  ): Promise<string> {
    const functions = this.functionsOf(release, now);
    const evaluate = evaluatorOver({ release, now, roots: { ...roots, ...actorRoots(actor) }, functions });
    const found: Record<string, Json> = {};
    // in order: a lookup may read what the ones before it found
    for (const [name, lookup] of Object.entries(print.lookups)) {
      found[name] = await this.lookups.find(lookup, {
        release,
        actor,
        ability,
        tx,
        evaluate: (expression) => evaluate(expression, found),
      });
    }
    return renderTemplate(print.html, {
      escape: 'html',
      evaluate: (expression, locals) => evaluate(expression, { ...found, ...locals }),
    });
  }

  /** One object for a release, because compiled expressions are kept by it. */
  private functionsOf(release: Release, now: string): FeelFunctions {
    let functions = this.functions.get(release);
    if (!functions) {
      functions = { ...release.functions(now), qr: qrCode };
      this.functions.set(release, functions);
    }
    return functions;
  }
}
