import { changedQuery, listQueryOf, rangeOf, rangeText } from '../../../ui/lists/list-query';

describe('the query of a list', () => {
  it('is what the address says, without empty values', () => {
    expect(listQueryOf(new URLSearchParams('tab=done&f.name=&f.type=a,b'))).toEqual({
      tab: 'done',
      'f.type': 'a,b',
    });
  });

  it('starts at the first page again when a filter changes', () => {
    expect(changedQuery({ page: '3', tab: 'done' }, { 'f.name': '桥' })).toEqual({
      tab: 'done',
      'f.name': '桥',
    });
  });

  it('keeps the filters when the page changes', () => {
    expect(changedQuery({ 'f.name': '桥' }, { page: 2 })).toEqual({ 'f.name': '桥', page: '2' });
  });

  it('drops what is set to nothing', () => {
    expect(changedQuery({ sort: 'a', 'f.name': '桥' }, { 'f.name': undefined, sort: '' })).toEqual({});
  });

  it('carries a range with either side empty', () => {
    expect(rangeOf('2026-11-01..')).toEqual(['2026-11-01', '']);
    expect(rangeOf(undefined)).toEqual(['', '']);
    expect(rangeText('', '2026-11-30')).toBe('..2026-11-30');
    expect(rangeText('', '')).toBe('');
  });
});
