/** All times are shown in the zone of the service, wherever the browser stands. */
let zone = 'Asia/Shanghai';
let parts = formatterOf(zone);

export function setTimeZone(timeZone: string): void {
  if (timeZone === zone) return;
  zone = timeZone;
  parts = formatterOf(zone);
}

interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-23`; empty text for no date. */
export function dateText(value: string | null | undefined): string {
  const at = partsOf(value);
  return at ? `${at.year}-${two(at.month)}-${two(at.day)}` : '';
}

/** `2026-11-23 10:42` */
export function dateTimeText(value: string | null | undefined): string {
  const at = partsOf(value);
  return at ? `${dateText(value)} ${two(at.hour)}:${two(at.minute)}` : '';
}

/** `11-23` */
export function monthDayText(value: string | null | undefined): string {
  const at = partsOf(value);
  return at ? `${two(at.month)}-${two(at.day)}` : '';
}

/** `10:42` */
export function timeText(value: string | null | undefined): string {
  const at = partsOf(value);
  return at ? `${two(at.hour)}:${two(at.minute)}` : '';
}

/** `11月23日 周一 17:00`, without the time for a date alone. */
export function deadlineText(value: string | null | undefined): string {
  const at = partsOf(value);
  if (!at) return '';
  const day = `${at.month}月${at.day}日 ${weekdayText(at)}`;
  return isDateOnly(value) ? day : `${day} ${two(at.hour)}:${two(at.minute)}`;
}

/** `11月23日 周一` */
export function dayText(value: string | null | undefined): string {
  const at = partsOf(value);
  return at ? `${at.month}月${at.day}日 ${weekdayText(at)}` : '';
}

export function weekdayText(at: { year: number; month: number; day: number }): string {
  return weekdays[new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay()] ?? '';
}

/** Days since 1970 in the zone of the service. */
export function dayNumber(value: string | Date): number {
  const at = partsOf(typeof value === 'string' ? value : value.toISOString());
  return at ? Date.UTC(at.year, at.month - 1, at.day) / 86_400_000 : Number.NaN;
}

export function isDateOnly(value: string | null | undefined): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
}

function partsOf(value: string | null | undefined): DateParts | undefined {
  if (!value) return undefined;
  if (isDateOnly(value)) {
    const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
    return { year, month, day, hour: 0, minute: 0, second: 0 };
  }
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  const found = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, Number(part.value)]));
  return found as unknown as DateParts;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
