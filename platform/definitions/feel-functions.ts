import { date as feelDate } from 'feelin';
import type { Json } from '../engine/index.js';
import { isValidCitizenId } from './citizen-id.js';
import { textHash } from './content-hash.js';
import { centsText, toCents } from './decimal.js';
import { explainWorkingDays, monthDay } from './explain-working-days.js';
import { localTimeToIso, readLocalTime, type LocalTime } from './local-time.js';
import type { Dictionary, DictionaryEntry } from './schemas/dictionary.js';
import { weekday, WorkingCalendar } from './working-calendar.js';
import { yuanInWords } from './yuan-in-words.js';

/** FEEL functions by name. They take JSON (temporal values as ISO strings) and give JSON or FEEL temporal values. */
export type FeelFunctions = Record<string, (...args: Json[]) => unknown>;

export interface FeelFunctionSources {
  calendar: WorkingCalendar;
  dictionaries: ReadonlyMap<string, Dictionary>;
  timeZone: string;
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The release's FEEL functions: pure, and null in, null out. */
export function buildFeelFunctions(sources: FeelFunctionSources): FeelFunctions {
  return {
    ...workingDayFunctions(sources),
    ...dictionaryFunctions(sources),
    ...moneyFunctions,
    ...textFunctions(sources),
  };
}

function workingDayFunctions({ calendar, timeZone }: FeelFunctionSources): FeelFunctions {
  const read = (value: Json | undefined) => readLocalTime(value, timeZone);
  const temporal = (local: LocalTime) => feelDate(localTimeToIso(local, timeZone));
  return {
    'add working days': (from, n) => {
      const local = read(from);
      if (!local || !isDayCount(n)) return null;
      return temporal({ ...local, date: calendar.addWorkingDays(local.date, n) });
    },
    'working days between': (from, to) => {
      const [a, b] = [read(from), read(to)];
      return a && b ? calendar.workingDaysBetween(a.date, b.date) : null;
    },
    'is working day': (day) => {
      const local = read(day);
      return local ? calendar.isWorkingDay(local.date) : null;
    },
    'end of working day on or after': (moment) => {
      const local = read(moment);
      if (!local) return null;
      const closing = `${calendar.officeHours.end}:00`;
      const late = local.time !== null && local.time > closing;
      const date =
        late && calendar.isWorkingDay(local.date)
          ? calendar.addWorkingDays(local.date, 1)
          : calendar.workingDayOnOrAfter(local.date);
      return temporal({ date, time: closing });
    },
    'explain working days': (from, n) => {
      const local = read(from);
      return local && isDayCount(n) ? explainWorkingDays(calendar, local.date, n) : null;
    },
  };
}

/** Ten years of working days: more is a slip of the pen, and would only cost time. */
function isDayCount(n: Json | undefined): n is number {
  return typeof n === 'number' && Number.isInteger(n) && Math.abs(n) <= 2500;
}

function dictionaryFunctions({ dictionaries }: FeelFunctionSources): FeelFunctions {
  const find = (dictionary: Json | undefined, code: Json | undefined): DictionaryEntry | undefined =>
    typeof dictionary === 'string'
      ? dictionaries.get(dictionary)?.values.find((entry) => entry.code === code)
      : undefined;
  /** A code that the dictionary does not have is shown as it is. */
  const label = (dictionary: Json | undefined, code: Json | undefined): string | null =>
    find(dictionary, code)?.label ?? (typeof code === 'string' ? code : null);
  return {
    label: (dictionary, code) =>
      Array.isArray(code) ? code.map((one) => label(dictionary, one)).join('、') : label(dictionary, code),
    entry: (dictionary, code) => find(dictionary, code) ?? null,
    rank: (dictionary, code) => find(dictionary, code)?.rank ?? null,
  };
}

const moneyFunctions: FeelFunctions = {
  yuan: (value) => {
    const cents = toCents(value);
    return cents === null ? null : centsText(cents);
  },
  'yuan in words': (value) => yuanInWords(value),
  amount: (value) => {
    const cents = toCents(value);
    return cents === null ? null : Number(cents) / 100;
  },
  'sum amounts': (list) => {
    if (!Array.isArray(list)) return null;
    return Number(list.reduce<bigint>((sum, value) => sum + (toCents(value) ?? 0n), 0n)) / 100;
  },
};

function textFunctions({ timeZone }: FeelFunctionSources): FeelFunctions {
  return {
    'day text': (moment) => {
      const local = readLocalTime(moment, timeZone);
      if (!local) return null;
      const time = local.time === null ? '' : ` ${local.time.slice(0, 5)}`;
      return `${monthDay(local.date)} ${weekdays[weekday(local.date)]}${time}`;
    },
    'date text': (moment) => readLocalTime(moment, timeZone)?.date ?? null,
    'valid citizen id': (text) => isValidCitizenId(text),
    sha256: (text) => (typeof text === 'string' ? textHash(text) : null),
  };
}

/** Names of the functions that decisions may call; they require each other by the diagram, never by `decide`. */
export const decisionFunctionNames: readonly string[] = Object.keys(
  buildFeelFunctions({
    calendar: new WorkingCalendar({
      id: 'weekdays',
      title: '周一至周五',
      officeHours: { start: '09:00', end: '17:00' },
      holidays: {},
      workdays: [],
    }),
    dictionaries: new Map(),
    timeZone: 'Asia/Shanghai',
  }),
);

/** Names of all functions, for the parser and the linter. */
export const feelFunctionNames: readonly string[] = [...decisionFunctionNames, 'decide'];
