import { prepareForm } from '../../../ui/form/prepare-form';
import { sectionsOf } from '../../../ui/form/form-json';

describe('prepare form', () => {
  it('puts loose fields into cards of their own and keeps the order', () => {
    const form = prepareForm({
      components: [
        { type: 'textfield', key: 'a' },
        { type: 'textfield', key: 'b' },
        { type: 'panel', key: 'p', title: '甲', components: [] },
        { type: 'textfield', key: 'c' },
      ],
    });
    expect(form.components.map((card) => card.components?.map(({ key }) => key))).toEqual([
      ['a', 'b'],
      [],
      ['c'],
    ]);
    expect(sectionsOf(form)).toEqual([{ key: 'p', title: '甲' }]);
  });

  it('leaves the cards of a container where they are and names them as sections', () => {
    const panel = { type: 'panel', key: 'p', title: '甲', components: [] };
    const form = prepareForm({ components: [{ type: 'container', key: 'values', components: [panel] }] });
    expect(form.components[0]?.type).toBe('container');
    expect(sectionsOf(form)).toEqual([{ key: 'p', title: '甲' }]);
  });

  it('reads locked cells of a grid instead of drawing inputs for them', () => {
    const columns = [
      { type: 'money', key: 'amount', disabled: true },
      { type: 'number', key: 'score' },
    ];
    const form = prepareForm({
      components: [{ type: 'datagrid', key: 'rows', fixedRows: true, components: columns }],
    });
    const grid = form.components[0]?.components?.[0];
    expect(grid?.components?.map(({ type }) => type)).toEqual(['reading', 'number']);
    expect(grid).toMatchObject({ disableAddingRemovingRows: true, initEmpty: true });
  });

  it('does not change what it was given', () => {
    const json = { components: [{ type: 'file', key: 'f' }] };
    prepareForm(json);
    expect(json).toEqual({ components: [{ type: 'file', key: 'f' }] });
  });

  it('makes an empty form of an answer without components', () => {
    expect(prepareForm(null).components).toEqual([]);
  });
});
