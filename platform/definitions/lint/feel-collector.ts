import { templateExpressions } from '../template.js';
import { TemplateSyntaxError } from '../template-syntax.js';
import type { Lookups } from '../schemas/shared.js';
import type { Fields, Shape } from './shapes.js';

/** A FEEL expression where it stands. */
export interface FeelUse {
  file: string;
  element: string;
  /** Without the leading `=`. */
  text: string;
  /** Roots that are there; several when the file is used in several places; empty when that cannot be said. */
  scopes: Fields[];
  /** The FEEL function `qr` is there only in prints. */
  inPrint: boolean;
}

/** A template whose marks cannot be read. */
export interface BrokenTemplate {
  file: string;
  element: string;
  message: string;
}

/** Gathers the expressions of one file. */
export class FeelCollector {
  constructor(
    private readonly file: string,
    /** What every expression of the file may read. */
    private readonly scopes: Fields[],
    private readonly found: { uses: FeelUse[]; broken: BrokenTemplate[] },
    private readonly inPrint = false,
  ) {}

  /** The same file, with further names. */
  with(more: Fields): FeelCollector {
    const scopes = this.scopes.map((scope) => ({ ...scope, ...more }));
    return new FeelCollector(this.file, scopes, this.found, this.inPrint);
  }

  /** Takes a text that begins with `=`; anything else is no expression. */
  value(element: string, text: unknown): void {
    if (typeof text === 'string' && text.startsWith('=')) this.expression(element, text.slice(1).trim());
  }

  expression(element: string, text: string): void {
    this.found.uses.push({ file: this.file, element, text, scopes: this.scopes, inPrint: this.inPrint });
  }

  template(element: string, text: string | undefined): void {
    if (text === undefined) return;
    try {
      for (const { expression, locals } of templateExpressions(text)) {
        this.with(openNames(locals)).expression(element, expression);
      }
    } catch (cause) {
      if (!(cause instanceof TemplateSyntaxError)) throw cause;
      this.found.broken.push({ file: this.file, element, message: cause.message });
    }
  }

  lookups(lookups: Lookups): void {
    for (const [name, lookup] of Object.entries(lookups)) {
      if ('organisation' in lookup) this.value(`lookups.${name}`, lookup.organisation);
      else this.nested(`lookups.${name}.where`, lookup.where);
    }
  }

  /** Texts at any depth, as in conditions. */
  nested(place: string, value: unknown): void {
    this.value(place, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) this.nested(`${place}.${key}`, inner);
  }
}

/** Names under which anything may stand. */
export function openNames(names: readonly string[]): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, 'open' as const]));
}

/** Who acts: known wherever a person stands before a screen. */
export const actorNames: Fields = { person: 'open', organisation: 'open' };
