import { countdownText, remainingUntil, setRestDays } from '../../../ui/format';

// A Friday.
const now = new Date('2026-11-20T10:00:00+08:00');

const weekend = ['2026-11-21', '2026-11-22', '2026-11-28', '2026-11-29'];
beforeEach(() => setRestDays(weekend));

describe('how much a deadline presses', () => {
  it.each([
    ['2026-11-18T17:00:00+08:00', 'overdue', '逾期 2 天'],
    ['2026-11-20T07:00:00+08:00', 'overdue', '逾期 3 小时'],
    ['2026-11-20T10:30:00+08:00', 'today', '余 30 分钟'],
    ['2026-11-20T17:00:00+08:00', 'today', '余 7 小时'],
    ['2026-11-23T17:00:00+08:00', 'soon', '余 3 天'],
    ['2026-11-24T17:00:00+08:00', 'soon', '余 4 天'],
    ['2026-11-25T17:00:00+08:00', 'calm', '余 5 天'],
    ['2026-11-20', 'today', '余 13 小时'],
    ['2026-11-19', 'overdue', '逾期 1 天'],
  ])('%s is %s: %s', (due, urgency, text) => {
    expect(remainingUntil(due, now)).toEqual({ urgency, text });
  });

  it.each([
    ['2026-11-24T16:00:00+08:00', '还有 4 天 6 小时'],
    ['2026-11-22T10:00:00+08:00', '还有 2 天'],
    ['2026-11-20T10:00:30+08:00', '还有 1 分钟'],
    ['2026-11-20T09:59:00+08:00', '已截止'],
  ])('counts down to %s: %s', (due, text) => {
    expect(countdownText(due, now)).toBe(text);
  });

  it.each<[calendar: string, restDays: string[], due: string, urgency: string]>([
    ['a worked Saturday', weekend.slice(1), '2026-11-24T17:00:00+08:00', 'calm'],
    ['a worked Saturday', weekend.slice(1), '2026-11-23T17:00:00+08:00', 'soon'],
    ['a holiday', [...weekend, '2026-11-24'], '2026-11-25T17:00:00+08:00', 'soon'],
    ['a holiday', [...weekend, '2026-11-24'], '2026-11-26T17:00:00+08:00', 'calm'],
  ])('with %s (rest on %j) %s is %s', (_calendar, restDays, due, urgency) => {
    setRestDays(restDays);
    expect(remainingUntil(due, now).urgency).toBe(urgency);
  });
});
