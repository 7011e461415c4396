import { bootFormApp, form, messages, type FormApp } from './form-app.js';

describe('validate form', () => {
  let app: FormApp;
  beforeAll(async () => {
    app = await bootFormApp({ settings: { validationMilliseconds: 5000 } });
  });
  afterAll(() => app.app.close());

  it('drops unknown keys at every level', async () => {
    const given = form([
      { type: 'textfield', key: 'name', label: '名称' },
      {
        type: 'datagrid',
        key: 'rows',
        label: '明细',
        components: [{ type: 'textfield', key: 'part', label: '配件' }],
      },
    ]);
    const { data, errors } = await app.validate(given, {
      name: '泵',
      admin: true,
      rows: [{ part: '阀', price: 1 }],
      ['__proto__']: { polluted: true },
    });
    expect(errors).toEqual([]);
    expect(data).toEqual({ name: '泵', rows: [{ part: '阀' }] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('says for each rule and kind of field what would be right', async () => {
    const required = { required: true };
    const given = form([
      { type: 'textfield', key: 'text', label: '名称', validate: required },
      { type: 'select', key: 'select', label: '类别', validate: required, source: { dictionary: 'fault' } },
      {
        type: 'radio',
        key: 'radio',
        label: '程度',
        validate: required,
        values: [{ label: '高', value: 'high' }],
      },
      { type: 'checklist', key: 'list', label: '部位', validate: required, source: { dictionary: 'fault' } },
      { type: 'datetime', key: 'at', label: '时间', validate: required },
      { type: 'file', key: 'file', label: '照片', validate: required },
      { type: 'checkbox', key: 'agree', label: '我确认', validate: required },
      {
        type: 'datagrid',
        key: 'rows',
        label: '明细',
        validate: required,
        components: [{ type: 'number', key: 'n' }],
      },
      { type: 'money', key: 'money', label: '金额', errorLabel: '预算金额', validate: required },
      {
        type: 'textfield',
        key: 'own',
        label: '其他',
        validate: { required: true, customMessage: '请写明其他情况' },
      },
    ]);
    expect(
      messages(await app.validate(given, { list: [], file: [], rows: [], agree: false, text: '  ' })),
    ).toEqual({
      text: '请填写名称',
      select: '请选择类别',
      radio: '请选择程度',
      list: '请选择部位',
      at: '请选择时间',
      file: '请上传照片',
      agree: '请勾选“我确认”',
      rows: '请至少填写一行明细',
      money: '请填写预算金额',
      own: '请写明其他情况',
    });
  });

  it.each<[object, unknown, string]>([
    [{ type: 'textfield', validate: { minLength: 3 } }, '泵', '设备不能少于3字'],
    [{ type: 'textfield', validate: { maxLength: 3 } }, '离心水泵', '设备不能超过3字'],
    [{ type: 'textfield', validate: { pattern: '^[a-z]+$' } }, 'A1', '设备的格式不正确，请检查后重新填写'],
    [{ type: 'textfield' }, { a: 1 }, '设备填写不正确，请检查后重新填写'],
    [{ type: 'number', validate: { min: 1 } }, 0, '设备不能小于1'],
    [{ type: 'number', validate: { max: 3 } }, '4', '设备不能大于3'],
    [{ type: 'number', validate: { integer: true } }, 1.5, '设备应填写整数'],
    [{ type: 'number' }, 'many', '设备应填写数字'],
    [{ type: 'number' }, [1], '设备应填写数字'],
    [{ type: 'money' }, '1.234', '设备应填写金额，最多两位小数'],
    [{ type: 'money' }, 'ten', '设备应填写金额，最多两位小数'],
    [{ type: 'money', validate: { min: 0.01 } }, '0.00', '设备不能小于0.01'],
    [{ type: 'money', validate: { max: '999.99' } }, 1000, '设备不能大于999.99'],
    [{ type: 'datetime', enableTime: false }, '2026-02-30', '设备不是正确的日期，请重新选择'],
    [{ type: 'datetime' }, 'tomorrow', '设备不是正确的日期，请重新选择'],
    [{ type: 'checkbox' }, 'yes', '设备填写不正确，请检查后重新填写'],
    [{ type: 'file' }, 'a.pdf', '设备填写不正确，请检查后重新填写'],
    [{ type: 'file' }, [{ id: 'made-up', name: 'a.pdf' }], '设备中有文件没有上传成功，请删除后重新上传'],
    [
      { type: 'datagrid', components: [{ type: 'number', key: 'n' }] },
      [1],
      '设备填写不正确，请检查后重新填写',
    ],
    [
      { type: 'datagrid', validate: { minLength: 2 }, components: [{ type: 'number', key: 'n' }] },
      [{ n: 1 }],
      '设备至少需要2项',
    ],
    [{ type: 'select', source: { dictionary: 'fault' } }, '9', '所选的设备不在可选范围内，请重新选择'],
    [
      { type: 'checklist', source: { dictionary: 'fault' } },
      ['1', '9'],
      '所选的设备不在可选范围内，请重新选择',
    ],
    [
      { type: 'checklist', source: { dictionary: 'fault' } },
      ['1', '1'],
      '所选的设备不在可选范围内，请重新选择',
    ],
    [
      { type: 'radio', values: [{ label: '高', value: 'high' }] },
      'low',
      '所选的设备不在可选范围内，请重新选择',
    ],
  ])('refuses %j with the value %j', async (component, value, message) => {
    const given = form([{ key: 'x', label: '设备', ...component } as never]);
    expect(messages(await app.validate(given, { x: value }))).toEqual({ x: message });
  });

  it.each<[object, unknown, unknown]>([
    [{ type: 'number' }, '12.5', 12.5],
    [{ type: 'number', validate: { integer: true } }, 3, 3],
    [{ type: 'money' }, '286,400', '286400.00'],
    [{ type: 'money' }, 286400.5, '286400.50'],
    [{ type: 'money' }, '007.1', '7.10'],
    [{ type: 'datetime', enableTime: false }, '2026-11-27T00:00:00+00:00', '2026-11-27'],
    [{ type: 'datetime', enableTime: false }, '2026-11-26T16:00:00.000Z', '2026-11-27'],
    [{ type: 'datetime', enableTime: false }, '2026-11-27T00:00:00+08:00', '2026-11-27'],
    [{ type: 'datetime', enableTime: true }, '2026-11-27T09:00:00.000Z', '2026-11-27T17:00:00+08:00'],
    [{ type: 'datetime' }, '2026-11-27T17:00+08:00', '2026-11-27T17:00:00+08:00'],
    [{ type: 'textfield' }, '  离心泵\u0000 ', '离心泵'],
    [{ type: 'textarea' }, '第一行\n第二行\ud800', '第一行\n第二行\ufffd'],
    [{ type: 'select', source: { dictionary: 'fault' } }, '1', '1'],
    [{ type: 'checklist', source: { dictionary: 'fault' } }, ['3', '1'], ['3', '1']],
    [{ type: 'textfield' }, '', undefined],
    [{ type: 'select', source: { dictionary: 'fault' } }, {}, undefined],
  ])('stores %j with the value %j in one notation', async (component, value, stored) => {
    const { data, errors } = await app.validate(form([{ key: 'x', label: '设备', ...component } as never]), {
      x: value,
    });
    expect(errors).toEqual([]);
    expect(data['x']).toEqual(stored);
  });

  it('clears what is hidden, in rows as well, and does not require it', async () => {
    const hidden = (when: string) => ({
      conditional: { show: true, when, eq: 'fail' },
      validate: { required: true },
    });
    const given = form([
      { type: 'textfield', key: 'decision', label: '结论' },
      { type: 'textfield', key: 'reason', label: '原因', ...hidden('decision') },
      {
        type: 'datagrid',
        key: 'rows',
        label: '明细',
        components: [
          { type: 'textfield', key: 'decision', label: '结论' },
          { type: 'textfield', key: 'reason', label: '原因', ...hidden('rows.decision') },
        ],
      },
    ]);
    const result = await app.validate(given, {
      decision: 'pass',
      reason: 'stale',
      rows: [
        { decision: 'pass', reason: 'stale' },
        { decision: 'fail' },
        { decision: 'fail', reason: 'broken' },
      ],
    });
    expect(messages(result)).toEqual({ 'rows[1].reason': '请填写原因' });
    expect(result.data).toEqual({
      decision: 'pass',
      rows: [{ decision: 'pass' }, { decision: 'fail' }, { decision: 'fail', reason: 'broken' }],
    });
  });

  it('never takes the value of a locked field from the client', async () => {
    const given = form([
      { type: 'textfield', key: 'ward', label: '科室', disabled: true, value: '=organisation.name' },
      { type: 'textfield', key: 'bare', label: '无值', disabled: true },
      { type: 'money', key: 'price', label: '单价' },
      { type: 'money', key: 'total', label: '合计', disabled: true, value: '=amount(data.price) * 2' },
      { type: 'textfield', key: 'spoken', label: '大写', disabled: true, value: '="共" + data.total' },
    ]);
    const { data } = await app.validate(given, {
      ward: '外科',
      bare: 'x',
      price: '2.50',
      total: '0.01',
      spoken: 'x',
    });
    expect(data).toEqual({ ward: '内科', price: '2.50', total: '5.00', spoken: '共5.00' });
  });

  it('computes again after what it read was hidden', async () => {
    const given = form([
      { type: 'textfield', key: 'mode', label: '方式' },
      { type: 'money', key: 'price', label: '单价', conditional: { show: true, when: 'mode', eq: 'paid' } },
      {
        type: 'money',
        key: 'total',
        label: '合计',
        disabled: true,
        value: '=if data.price = null then 0 else 2 * amount(data.price)',
      },
      {
        type: 'textfield',
        key: 'why',
        label: '说明',
        conditional: {
          show: true,
          conjunction: 'all',
          conditions: [{ component: 'total', operator: 'isEqual', value: '8.00' }],
        },
      },
    ]);
    expect((await app.validate(given, { mode: 'free', price: '4.00', why: '贵' })).data).toEqual({
      mode: 'free',
      total: '0.00',
    });
    expect((await app.validate(given, { mode: 'paid', price: '4.00', why: '贵' })).data).toMatchObject({
      total: '8.00',
      why: '贵',
    });
  });

  it('keeps the server’s rows and takes only the open cells, by row key', async () => {
    const given = form([
      {
        type: 'datagrid',
        key: 'rows',
        label: '评审',
        fixedRows: true,
        rowKey: 'id',
        value: '=[{id: "a", name: "甲"}, {id: "b", name: "乙"}]',
        components: [
          { type: 'textfield', key: 'id', label: '编号', disabled: true, hidden: true, clearOnHide: false },
          { type: 'textfield', key: 'name', label: '单位', disabled: true },
          {
            type: 'radio',
            key: 'decision',
            label: '结论',
            validate: { required: true },
            values: [{ label: '过', value: 'pass' }],
          },
        ],
      },
    ]);
    const result = await app.validate(given, {
      rows: [
        { id: 'b', name: '假', decision: 'pass' },
        { id: 'c', name: '丙', decision: 'pass' },
      ],
    });
    expect(result.data['rows']).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙', decision: 'pass' },
    ]);
    expect(messages(result)).toEqual({ 'rows[0].decision': '请选择结论' });
  });

  it('computes locked cells of a row from that row', async () => {
    const given = form([
      {
        type: 'datagrid',
        key: 'rows',
        label: '明细',
        components: [
          { type: 'number', key: 'count', label: '数量' },
          { type: 'number', key: 'double', label: '两倍', disabled: true, value: '=row.count * 2' },
        ],
      },
    ]);
    const { data } = await app.validate(given, { rows: [{ count: 1, double: 9 }, { count: '3' }] });
    expect(data['rows']).toEqual([
      { count: 1, double: 2 },
      { count: 3, double: 6 },
    ]);
  });

  it('reports the first thing wrong with a field, and rules that read it only once', async () => {
    const given = form([{ type: 'number', key: 'n', label: '数量', validate: { required: true, min: 1 } }], {
      rules: [{ id: 'r', severity: 'error', path: 'n', assert: '=data.n > 5', message: '数量应大于5' }],
    });
    expect(messages(await app.validate(given, {}))).toEqual({ n: '请填写数量' });
    expect(messages(await app.validate(given, { n: 2 }))).toEqual({ n: '数量应大于5' });
    expect(messages(await app.validate(given, { n: 6 }))).toEqual({});
  });

  it('refuses fields of another form where the form says so, and drops what nobody knows', async () => {
    const refused = [{ fieldsOf: ['report'], message: '“{{label}}”不能更改' }];
    const given = form([{ type: 'textfield', key: 'device', label: '设备' }], { refused });
    const sent = { device: 'B超机', fault: 'power', nonsense: 1 };
    expect(messages(await app.validate(given, sent))).toEqual({ fault: '“故障”不能更改' });
    const { data, errors } = await app.validate(given, { device: 'B超机', nonsense: 1 });
    expect([data, errors]).toEqual([{ device: 'B超机' }, []]);
  });

  it('survives a submission that is no object or nested without end', async () => {
    const given = form([{ type: 'textfield', key: 'x', label: '设备' }]);
    let deep: unknown = 'x';
    for (let depth = 0; depth < 2000; depth += 1) deep = { x: deep };
    for (const data of [null, 'x', [1], deep]) {
      const result = await app.validate(given, data);
      expect(JSON.stringify(result).length).toBeLessThan(500);
    }
  });
});
