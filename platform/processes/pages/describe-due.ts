const dayMilliseconds = 86_400_000;

/** How urgent something is, in words; both are ISO 8601 in the same zone. */
export function describeDue(due: string | null, now: string): string {
  if (due === null) return '';
  const days = daysBetween(now, due);
  if (Date.parse(due) < Date.parse(now)) return days === 0 ? '今天已逾期' : `已逾期 ${-days} 天`;
  return days === 0 ? '今天到期' : `余 ${days} 天`;
}

/** Calendar days, whatever the time of day. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMilliseconds);
}
