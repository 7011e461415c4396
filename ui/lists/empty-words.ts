import type { List } from '../api';

interface EmptyWords {
  title: string;
  text: string;
}

/** What stands where the rows would: rows that may be counted but not seen are counted, and the notice says why. */
export function emptyWords({
  total,
  page,
  notice,
  empty,
}: Pick<List, 'total' | 'page' | 'notice' | 'empty'>): EmptyWords {
  if (total === 0) return empty;
  // A page behind the last one (an old address) is just empty.
  if (page > 1) return { title: '这一页没有内容', text: `共 ${total} 项，请看前面的页。` };
  return { title: `共 ${total} 项`, text: notice ?? '' };
}
