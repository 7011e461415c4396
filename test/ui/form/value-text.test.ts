import { valueText } from '../../../ui/form/reader/value-text';

const values = [
  { label: '合格', value: 'pass' },
  { label: '甲单位', value: { id: '1', name: '甲单位' } },
];

describe('value text', () => {
  it.each([
    [{ type: 'money' }, '286400.00', '¥286,400.00（贰拾捌万陆仟肆佰元整）'],
    [{ type: 'datetime' }, '2026-11-23', '2026-11-23'],
    [{ type: 'datetime', enableTime: true }, '2026-11-23T01:00:00Z', '2026-11-23 09:00'],
    [{ type: 'radio', values }, 'pass', '合格'],
    [{ type: 'select', data: { values } }, { id: '1', name: '旧名' }, '甲单位'],
    [{ type: 'select', data: { values } }, { id: '9', name: '乙单位' }, '乙单位'],
    [{ type: 'checklist', values }, ['pass', 'other'], '合格、other'],
    [{ type: 'checkbox' }, true, '是'],
    [{ type: 'number', suffix: '日历天' }, 58, '58 日历天'],
    [{ type: 'textfield' }, null, ''],
  ])('%j %j reads %s', (component, value, text) =>
    expect(valueText({ key: 'x', ...component }, value)).toBe(text),
  );
});
