import { AsyncLocalStorage } from 'node:async_hooks';

/** The one source of time. Tests and demo data run commands at another time with `at`. */
export class Clock {
  private readonly override = new AsyncLocalStorage<Date>();
  private zone = 'Asia/Shanghai';

  now(): Date {
    return this.override.getStore() ?? this.real();
  }

  protected real(): Date {
    return new Date();
  }

  /** Now as ISO 8601 with the offset of the bundle's time zone, to the millisecond. */
  iso(): string {
    return isoInZone(this.now(), this.zone);
  }

  /** A given instant in the same notation as `iso`. */
  format(instant: Date): string {
    return isoInZone(instant, this.zone);
  }

  /** Runs `work`, and everything it awaits, as if it were `instant`. */
  at<T>(instant: Date, work: () => T): T {
    return this.override.run(instant, work);
  }

  get timeZone(): string {
    return this.zone;
  }

  /** Set once at start, from the bundle. */
  useTimeZone(zone: string): void {
    this.zone = zone;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** ISO 8601 with the zone's own offset, for example `2026-11-23T09:00:00.000+08:00`. */
export function isoInZone(instant: Date, zone: string): string {
  const offset = offsetMinutes(instant, zone);
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const sign = offset < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${local}${sign}${hours}:${minutes}`;
}

/** Zones change their offset at most on a quarter of an hour; asking Intl costs as much as a small query. */
const quarterHour = 15 * 60_000;
/** By zone and quarter of an hour. Most instants that are asked for are of the last days. */
const knownOffsets = new Map<string, Map<number, number>>();
const mostKnown = 1_000;

/** Minutes east of UTC that the zone has at this instant. */
export function offsetMinutes(instant: Date, zone: string): number {
  let known = knownOffsets.get(zone);
  if (!known) knownOffsets.set(zone, (known = new Map<number, number>()));
  const quarter = Math.floor(instant.getTime() / quarterHour);
  let minutes = known.get(quarter);
  if (minutes !== undefined) return minutes;
  minutes = computeOffsetMinutes(instant, zone);
  if (known.size === mostKnown) known.clear();
  known.set(quarter, minutes);
  return minutes;
}

function computeOffsetMinutes(instant: Date, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
  const local = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return Math.round((local - instant.getTime()) / 60_000);
}
