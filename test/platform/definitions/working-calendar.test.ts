import { readFile } from 'node:fs/promises';
import { explainWorkingDays } from '../../../platform/definitions/explain-working-days.js';
import { WorkingCalendar } from '../../../platform/definitions/index.js';

const file = JSON.parse(await readFile('definitions/calendars/mainland.calendar.json', 'utf8'));
const calendar = new WorkingCalendar(file);

describe('working calendar', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-10-01', false, 'a holiday'],
    ['2026-10-10', true, 'a Saturday that is worked'],
    ['2026-02-28', true, 'a Saturday that is worked'],
    ['2027-02-08', false, 'a holiday of next year'],
  ])('%s is working day: %p (%s)', (date, expected) => {
    expect(calendar.isWorkingDay(date)).toBe(expected);
  });

  it.each([
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', 3, '2026-11-26'],
    ['2026-11-26', 3, '2026-12-01'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-08', 3, '2026-10-12'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-12-01', -3, '2026-11-26'],
  ])('%s and %p working days is %s', (from, n, expected) => {
    expect(calendar.addWorkingDays(from, n)).toBe(expected);
  });

  it('counts working days between as the inverse of adding them', () => {
    for (const n of [-7, -1, 0, 1, 5, 12]) {
      const to = calendar.addWorkingDays('2026-09-21', n);
      expect(calendar.workingDaysBetween('2026-09-21', to)).toBe(n);
    }
  });

  it.each([
    ['2026-11-23', 3, '自11月23日次日起第3个工作日'],
    ['2026-11-26', 3, '自11月26日次日起第3个工作日，扣除11月28日至29日（周末）'],
    ['2026-09-30', 1, '自9月30日次日起第1个工作日，扣除10月1日至7日（国庆节）'],
    ['2026-12-31', 1, '自12月31日次日起第1个工作日，扣除1月1日（元旦）、1月2日至3日（周末）'],
    ['2026-10-30', 2, '自10月30日次日起第2个工作日，扣除10月31日至11月1日（周末）'],
  ])('explains %s and %p working days', (from, n, expected) => {
    expect(explainWorkingDays(calendar, from, n)).toBe(expected);
  });
});
