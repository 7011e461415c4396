import type { Filter } from '../api';

/** Of a row with room for so many inputs, those filters that fit, in their order; a range takes two. At least the first. */
export function fittingFilters(filters: Filter[], room: number): Filter[] {
  let left = room;
  return filters.filter((filter, index) => {
    const width = filter.operator === 'between' ? 2.1 : 1;
    if (index > 0 && width > left) return false;
    left -= width;
    return true;
  });
}
