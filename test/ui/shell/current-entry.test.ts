import type { MenuItem } from '../../../ui/api';
import { currentEntry, groupsAbove, wayTo } from '../../../ui/shell/current-entry';
import { workIn } from '../../../ui/shell/work-in';

const menu: MenuItem[] = [
  { id: 'home', title: '首页', kind: 'entry', to: '/home' },
  {
    id: 'g',
    title: '管理',
    kind: 'group',
    items: [
      { id: 'c', title: '第一阶段', kind: 'caption' },
      { id: 'a', title: '甲', kind: 'entry', to: '/stages?stage=p%2Fa&kind=stage', count: 2 },
      { id: 'b', title: '乙', kind: 'entry', to: '/stages?stage=p%2Fa&kind=action', count: 1, overdue: true },
      {
        id: 'gg',
        title: '更多',
        kind: 'group',
        items: [{ id: 'v', title: '丙', kind: 'entry', to: '/views/v' }],
      },
    ],
  },
];

describe('the current entry of the menu', () => {
  it('is found whatever else the address carries', () => {
    const place = { pathname: '/stages', search: '?stage=p/a&kind=action&tab=done&page=2' };
    expect(currentEntry(menu, place)?.id).toBe('b');
  });

  it('is none on a page that no entry names', () => {
    expect(currentEntry(menu, { pathname: '/instances/1', search: '' })).toBeUndefined();
    expect(currentEntry(menu, { pathname: '/stages', search: '?stage=p/z&kind=stage' })).toBeUndefined();
  });

  it('has groups above it, and a way of titles to it', () => {
    expect(groupsAbove(menu, 'v')).toEqual(['g', 'gg']);
    expect(wayTo(menu, 'a')).toEqual(['管理', '第一阶段']);
    expect(wayTo(menu, 'home')).toEqual([]);
  });
});

describe('work behind a group', () => {
  it('is the sum of its entries, overdue when one of them is', () => {
    expect(workIn(menu[1]!)).toEqual({ count: 3, overdue: true });
    expect(workIn(menu[0]!)).toEqual({ count: 0, overdue: false });
  });
});
