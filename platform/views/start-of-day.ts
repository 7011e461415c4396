import { isoInZone } from '../kernel/index.js';

/** The instant at which a day `YYYY-MM-DD` begins in a time zone. */
export function startOfDay(day: string, zone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const offset = isoInZone(noon, zone).slice(-6);
  return new Date(`${day}T00:00:00${offset}`);
}
