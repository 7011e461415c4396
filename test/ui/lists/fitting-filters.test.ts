import type { Filter } from '../../../ui/api';
import { fittingFilters } from '../../../ui/lists/fitting-filters';

const filter = (path: string, operator: Filter['operator']): Filter => ({
  path,
  operator,
  title: path,
  format: 'text',
});
const filters = [
  filter('a', 'contains'),
  filter('b', 'between'),
  filter('c', 'between'),
  filter('d', 'in'),
  filter('e', 'in'),
];
const paths = (room: number) => fittingFilters(filters, room).map(({ path }) => path);

describe('the filters that fit into one row', () => {
  it('are all when there is room', () => expect(paths(8)).toEqual(['a', 'b', 'c', 'd', 'e']));
  it('leave out a range before a later, narrower one', () => expect(paths(4.2)).toEqual(['a', 'b', 'd']));
  it('are at least the first', () => expect(paths(0)).toEqual(['a']));
});
