const offset = '+08:00';
const minutesEast = 8 * 60;

/**
 * A stored date or moment as it reads on a clock in Shanghai, whatever zone the browser is in.
 * `2026-11-23` stays; `2026-11-23T09:00:00Z` → `2026-11-23 17:00`. Empty when it is no date.
 */
export function toClock(stored: unknown, withTime: boolean): string {
  if (typeof stored !== 'string' || stored === '') return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(stored)) return withTime ? `${stored} 00:00` : stored;
  const time = Date.parse(stored);
  if (Number.isNaN(time)) return '';
  const shifted = new Date(time + minutesEast * 60_000).toISOString();
  return withTime ? `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}` : shifted.slice(0, 10);
}

/** The other way round; null when the text is no such date (`2026-02-30`). */
export function fromClock(text: string, withTime: boolean): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2})[:：](\d{2}))?$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const [year, month, day, hour = '0', minute = '0'] = match.slice(1) as string[];
  const moment = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
  );
  const two = (part: string | undefined) => String(part ?? '').padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = `${two(hour)}:${two(minute)}`;
  if (moment.toISOString().slice(0, 16) !== `${date}T${time}`) return null;
  return withTime ? `${date}T${time}:00${offset}` : date;
}
