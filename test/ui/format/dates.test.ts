import { dateText, dateTimeText, dayText, deadlineText, monthDayText, timeText } from '../../../ui/format';

describe('dates', () => {
  it('are shown in the zone of the service, not of the machine', () => {
    expect(dateTimeText('2026-11-23T16:30:00Z')).toBe('2026-11-24 00:30');
    expect(dateText('2026-11-23T16:30:00Z')).toBe('2026-11-24');
    expect(timeText('2026-11-23T16:05:00Z')).toBe('00:05');
  });

  it('keep a day that has no time', () => {
    expect(dateText('2026-11-23')).toBe('2026-11-23');
    expect(deadlineText('2026-11-23')).toBe('11月23日 周一');
  });

  it('name the weekday of a deadline', () => {
    expect(deadlineText('2026-11-27T17:00:00+08:00')).toBe('11月27日 周五 17:00');
    expect(dayText('2026-11-29T17:00:00+08:00')).toBe('11月29日 周日');
    expect(monthDayText('2026-01-05')).toBe('01-05');
  });

  it('are empty when there is none, or none that can be read', () => {
    for (const nothing of [null, undefined, '', 'soon']) expect(dateTimeText(nothing)).toBe('');
  });
});
