import { Clock, isoInZone } from '../../../platform/kernel/index.js';

describe('clock', () => {
  it.each([
    ['2026-11-23T01:00:00Z', 'Asia/Shanghai', '2026-11-23T09:00:00.000+08:00'],
    ['2026-11-23T23:30:00.007Z', 'Asia/Shanghai', '2026-11-24T07:30:00.007+08:00'],
    ['2026-07-01T00:00:00Z', 'America/St_Johns', '2026-06-30T21:30:00.000-02:30'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00.000+00:00'],
  ])('writes %s in %s', (instant, zone, text) => {
    expect(isoInZone(new Date(instant), zone)).toBe(text);
    expect(new Date(text).toISOString()).toBe(new Date(instant).toISOString());
  });

  it('runs work at another time, also after it waited, and not what runs beside it', async () => {
    const clock = new Clock();
    const then = new Date('2020-02-02T02:02:02Z');
    const inside = clock.at(then, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return clock.iso();
    });
    expect(clock.now().getFullYear()).toBeGreaterThan(2024);
    expect(await inside).toBe('2020-02-02T10:02:02.000+08:00');
  });

  it('writes in the zone it was told', () => {
    const clock = new Clock();
    clock.useTimeZone('Europe/Berlin');
    expect(clock.format(new Date('2026-01-01T00:00:00Z'))).toBe('2026-01-01T01:00:00.000+01:00');
  });
});
