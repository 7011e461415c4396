import { datagrid } from '../../../ui/form/templates/datagrid';

type Context = Parameters<typeof datagrid>[0];

const columns = [
  { type: 'textfield', key: 'id', label: '内部编号', hidden: true },
  { type: 'textfield', key: 'name', label: '名称' },
  { type: 'number', key: 'score', label: '分数', conditional: { show: true, when: 'kind', eq: 'B' } },
];

function drawn(rows: Record<string, string>[], data: Record<string, unknown>): string {
  const context: Partial<Context> = {
    component: { type: 'datagrid', key: 'grid', label: '表' },
    instance: { root: { submission: { data } } } as unknown as Context['instance'],
    rows,
    columns,
    datagridKey: 'grid',
  };
  return datagrid(context as Context);
}

describe('data grid', () => {
  it('leaves the heads of hidden columns away while it has no rows', () => {
    const html = drawn([], { kind: 'A' });
    expect(html).toContain('名称');
    expect(html).not.toContain('内部编号');
    expect(html).not.toContain('分数');
  });

  it('shows a column whose condition is met', () => {
    expect(drawn([], { kind: 'B' })).toContain('分数');
  });

  it('leaves it to the renderer which columns a grid with rows has', () => {
    expect(drawn([{ id: '1', name: '甲' }], { kind: 'A' })).toContain('内部编号');
  });
});
