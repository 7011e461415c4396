import { answersAsText } from '../../../ui/work/copy-answers';

describe('answers as text', () => {
  it('names sections, fields and rows, and leaves out what is empty', () => {
    const form = {
      components: [
        {
          type: 'panel',
          key: 'p',
          title: '基本情况',
          components: [
            { type: 'textfield', key: 'name', label: '名称' },
            { type: 'textfield', key: 'note', label: '备注' },
            {
              type: 'datagrid',
              key: 'rows',
              label: '来源',
              components: [{ type: 'money', key: 'amount', label: '金额' }],
            },
          ],
        },
      ],
    };
    expect(answersAsText(form, { name: '甲', note: '', rows: [{ amount: '10.00' }] })).toBe(
      '【基本情况】\n名称：甲\n来源 第 1 行\n金额：¥10.00（壹拾元整）',
    );
  });
});
