import type { CompiledDecision, CompiledProcess, Json, Variables } from '../engine/index.js';
import { WorkingCalendar } from './working-calendar.js';
import { decideFunction } from './decide-function.js';
import { buildFeelFunctions, type FeelFunctions } from './feel-functions.js';
import { filesHash, textHash } from './content-hash.js';
import type { JsonKind, KindOf } from './kinds.js';
import type { ParsedBundle } from './parse-files.js';
import type { Print } from './parse-print.js';
import type { Bundle } from './schemas/bundle.js';
import type { Form } from './schemas/form.js';

export interface ReleasedProcess {
  compiled: CompiledProcess;
  xml: string;
  hash: string;
}

export interface ReleasedForm {
  json: Form;
  /** Content hash: the form version that every submission names. */
  hash: string;
}

/** More than one server has in hand at a time. */
const commandsAtOnce = 64;

type Kind<K extends JsonKind> = ReadonlyMap<string, KindOf<K>>;

/** One content-hashed state of the whole bundle. Immutable; shared by all requests. */
export class Release {
  readonly hash: string;
  readonly bundle: Bundle;
  readonly processes: ReadonlyMap<string, ReleasedProcess>;
  readonly forms: ReadonlyMap<string, ReleasedForm>;
  readonly roles: Kind<'roles'>;
  readonly views: Kind<'views'>;
  readonly records: Kind<'records'>;
  readonly dictionaries: Kind<'dictionaries'>;
  readonly calendars: Kind<'calendars'>;
  readonly numbers: Kind<'numbers'>;
  readonly messages: Kind<'messages'>;
  readonly prints: ReadonlyMap<string, Print>;
  readonly demo: ParsedBundle['demo'];
  /** The bundle's calendar. */
  readonly calendar: WorkingCalendar;
  /** Parameters as FEEL sees them under `p`: money and number are numbers. */
  readonly parameters: Variables;
  /** Decisions by id, as a step of a process wants them. */
  readonly decisions: Readonly<Record<string, CompiledDecision>>;
  /** FEEL functions by name; pure. `now` is what decisions take for the present. */
  readonly functions: (now: string) => FeelFunctions;

  constructor(
    /** Every file of the release as text, by path. */
    readonly files: Readonly<Record<string, string>>,
    parsed: ParsedBundle & { bundle: Bundle },
    compiled: ReadonlyMap<string, CompiledProcess>,
    decisions: ReadonlyMap<string, CompiledDecision>,
    calendar: WorkingCalendar,
  ) {
    this.hash = filesHash(files);
    this.bundle = parsed.bundle;
    this.processes = new Map(
      [...compiled].map(([id, process]) => {
        const xml = parsed.processes.get(id) ?? '';
        return [id, { compiled: process, xml, hash: textHash(xml) }];
      }),
    );
    this.forms = new Map(
      [...parsed.json.forms].map(([id, json]) => {
        return [id, { json, hash: textHash(files[`forms/${id}.form.json`] ?? '') }];
      }),
    );
    this.roles = parsed.json.roles;
    this.views = parsed.json.views;
    this.records = parsed.json.records;
    this.dictionaries = parsed.json.dictionaries;
    this.calendars = parsed.json.calendars;
    this.numbers = parsed.json.numbers;
    this.messages = parsed.json.messages;
    this.prints = parsed.prints;
    this.demo = parsed.demo;
    this.calendar = calendar;
    this.parameters = parameterValues(parsed.bundle);
    const functions = buildFeelFunctions({
      calendar,
      dictionaries: this.dictionaries,
      timeZone: this.bundle.timeZone,
    });
    this.decisions = Object.fromEntries(decisions);
    const constants = { p: this.parameters };
    // Commands ask many times for their moment; FEEL knows a set of functions again by its identity.
    const known = new Map<string, FeelFunctions>();
    this.functions = (now) => {
      let all = known.get(now);
      if (all) return all;
      all = { ...functions };
      all['decide'] = decideFunction(this.decisions, { now, constants, functions: all });
      if (known.size === commandsAtOnce) known.clear();
      known.set(now, all);
      return all;
    };
  }
}

function parameterValues(bundle: Bundle): Variables {
  return Object.fromEntries(
    bundle.parameters.map((p): [string, Json] => [
      p.id,
      p.type === 'money' ? Number(p.value) : (p.value as Json),
    ]),
  );
}
