import type { Role } from '../../../platform/definitions/index.js';
import { buildMenu } from '../../../platform/menus/build-menu.js';

const role = (id: string, menu: Role['menu']): Role => ({ id, title: id, home: null, rules: [], menu });

describe('build menu', () => {
  const nurse = role('nurse', [
    { title: '首页', home: true },
    {
      title: '报修',
      items: [
        { title: '办理', caption: true },
        { title: '新的报修', start: 'repair' },
        { title: '选择病房', start: 'repair', about: true },
        { title: '确认完工', stage: ['repair/confirm', 'repair/check'] },
        { title: '催办', action: 'repair/hurry' },
        { title: '设备', view: 'equipment' },
        { title: '说明', link: '/help' },
      ],
    },
  ]);

  it('gives every kind of entry its route', () => {
    const [home, group] = buildMenu([nurse], new Map());
    expect(home).toEqual({ id: 'nurse.0', title: '首页', kind: 'entry', to: '/home' });
    expect(group!.kind).toBe('group');
    expect(group!.items!.map((item) => [item.kind, item.to && decodeURIComponent(item.to)])).toEqual([
      ['caption', undefined],
      ['entry', '/stages?stage=repair&kind=start&title=新的报修'],
      ['entry', '/stages?stage=repair&kind=about&title=选择病房'],
      ['entry', '/stages?stage=repair/confirm,repair/check&kind=stage&title=确认完工'],
      ['entry', '/stages?stage=repair/hurry&kind=action&title=催办'],
      ['entry', '/views/equipment'],
      ['entry', '/help'],
    ]);
  });

  it('adds up the work of all stages of an entry and says when something is overdue', () => {
    const counts = new Map([
      ['repair/confirm', { open: 2, overdue: false }],
      ['repair/check', { open: 1, overdue: true }],
    ]);
    const entry = buildMenu([nurse], counts)[1]!.items![3]!;
    expect(entry).toMatchObject({ count: 3, overdue: true });
  });

  it('shows nothing where no work waits', () => {
    expect(buildMenu([nurse], new Map())[1]!.items![3]).not.toHaveProperty('count');
  });

  it('shows an entry of two roles once', () => {
    const doctor = role('doctor', [{ title: '首页', home: true }]);
    expect(buildMenu([nurse, doctor], new Map()).filter((item) => item.title === '首页')).toHaveLength(1);
  });
});
