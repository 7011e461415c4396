import { fromClock, toClock } from '../../../ui/widgets/zoned-date';

describe('dates as they read on a clock in Shanghai', () => {
  it.each([
    ['2026-11-23', false, '2026-11-23'],
    ['2026-11-23', true, '2026-11-23 00:00'],
    ['2026-11-23T09:00:00+08:00', true, '2026-11-23 09:00'],
    ['2026-11-23T17:30:00Z', true, '2026-11-24 01:30'],
    ['2026-11-23T17:30:00Z', false, '2026-11-24'],
    ['soon', true, ''],
    [null, false, ''],
  ])('shows %s (with time: %s) as %s', (stored, withTime, text) =>
    expect(toClock(stored, withTime)).toBe(text),
  );

  it.each([
    ['2026-11-23', false, '2026-11-23'],
    ['2026/1/3', false, '2026-01-03'],
    ['2026年11月3日', false, '2026-11-03'],
    ['2026-11-23 9:05', true, '2026-11-23T09:05:00+08:00'],
    ['2026-02-30', false, null],
    ['2026-11-23 25:00', true, null],
    ['明天', false, null],
  ])('stores %s (with time: %s) as %s', (text, withTime, stored) =>
    expect(fromClock(text, withTime)).toBe(stored),
  );
});
