import {
  dateAndTime,
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  parseDate,
  parseTime,
} from 'feelin';
import type { CompiledUnaryTests } from '../feel/index.js';

/** What a `typeRef` asks of a value. */
export interface ValueType {
  /** Chinese, for refusals: 数字. */
  title: string;
  /** The value as this type, converted where that is unambiguous; undefined when it does not fit. */
  fit(value: unknown): unknown;
  /** Allowed values of an item definition. */
  allowed?: CompiledUnaryTests;
}

const readNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Money is decimal text in the data; leading zeros are a code's, and 16 digits are more than a number can hold. */
function textToNumber(text: string): number | undefined {
  const fits = readNumber.test(text) && text.replace(/\D/g, '').length <= 15;
  return fits ? Number(text) : undefined;
}

/** A field that was left empty is empty text, which is no value of another type. */
function define(
  title: string,
  fit: (value: unknown) => unknown,
  fromText?: (text: string) => unknown,
): ValueType {
  return {
    title,
    fit(value) {
      if (value === null || value === undefined) return null;
      if (typeof value !== 'string' || !fromText) return fit(value);
      const text = value.trim();
      return text === '' ? null : (fromText(text) ?? undefined);
    },
  };
}

const ofKind =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): unknown =>
    fits(value) ? value : undefined;

export const anyType = define('任意值', (value) => value);

const number = define('数字', ofKind(Number.isFinite), textToNumber);
const date = define(
  '日期（如 2026-01-05）',
  ofKind((value) => value instanceof FeelDate),
  (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : undefined),
);
const dateTime = define(
  '日期时间（如 2026-01-05T09:00:00+08:00）',
  ofKind((value) => value instanceof FeelDateTime),
  (text) => (text.includes('T') ? dateAndTime(text) : undefined),
);
const time = define(
  '时间（如 09:00:00）',
  ofKind((value) => value instanceof FeelTime),
  (text) => (text.includes('T') ? undefined : parseTime(text)),
);
const durationType = define(
  '时长（如 P3D）',
  ofKind((value) => value instanceof FeelDuration),
  (text) => duration(text),
);

/** Types by the names that DMN and its modelers use. */
const builtIn: Readonly<Record<string, ValueType>> = {
  Any: anyType,
  any: anyType,
  context: anyType,
  string: define(
    '文字',
    ofKind((value) => typeof value === 'string'),
  ),
  boolean: define(
    '“真”或“假”',
    ofKind((value) => typeof value === 'boolean'),
  ),
  number,
  integer: number,
  long: number,
  double: number,
  date,
  time,
  'date and time': dateTime,
  dateTime,
  'days and time duration': durationType,
  dayTimeDuration: durationType,
  'years and months duration': durationType,
  yearMonthDuration: durationType,
};

export function builtInType(name: string): ValueType | undefined {
  return Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
}

export function listOf(type: ValueType): ValueType {
  return define(`列表（每项为${type.title}）`, (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => type.fit(item));
    return items.includes(undefined) ? undefined : items;
  });
}

/** Fields that are there must fit; others are left as they are. */
export function structureOf(fields: ReadonlyMap<string, ValueType>): ValueType {
  return define(`对象（${[...fields.keys()].join('、')}）`, (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const result: Record<string, unknown> = { ...value };
    for (const [name, type] of fields) {
      if (!Object.hasOwn(result, name)) continue;
      const fitted = type.fit(result[name]);
      if (fitted === undefined) return undefined;
      result[name] = fitted;
    }
    return result;
  });
}
