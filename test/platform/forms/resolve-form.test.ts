import { createOrganisation } from '../../support/index.js';
import { bootFormApp, form, messages, type FormApp } from './form-app.js';

describe('resolve form', () => {
  let app: FormApp;
  let vendors: { id: string; name: string; code: string }[];
  beforeAll(async () => {
    app = await bootFormApp({ settings: { validationMilliseconds: 5000 } });
    const made = [];
    for (const [key, name, state, city] of [
      ['V1', '甲维修', '正常', '北'],
      ['V2', '乙维修', '停用', '北'],
      ['V3', '丙维修', '正常', '南'],
    ] as const) {
      made.push(await createOrganisation(app.app, { type: 'vendor', key, name, state, profile: { city } }));
    }
    vendors = made.map(({ id, name, code }) => ({ id, name, code: code! }));
  });
  afterAll(() => app.app.close());

  const components = () => [
    {
      type: 'panel',
      key: 'panel',
      title: '报修',
      components: [
        {
          type: 'facts',
          key: 'facts',
          items: [
            { label: '科室', value: '=organisation.name' },
            { label: '急', value: '=true' },
          ],
        },
        { type: 'select', key: 'wet', label: '环境', values: [], source: { list: '=["wet", "dry"]' } },
        {
          type: 'select',
          key: 'fault',
          label: '故障',
          source: { dictionary: 'fault', where: { parent: '=data.wet' } },
          hint: '="已选" + string(data.wet)',
        },
        {
          type: 'select',
          key: 'vendor',
          label: '维修商',
          source: {
            organisations: {
              type: 'vendor',
              where: { state: '正常', city: '=if data.wet = "wet" then "北" else "南"' },
            },
          },
        },
        {
          type: 'radio',
          key: 'level',
          label: '程度',
          source: { list: '=[{value: "h", label: "高"}, {value: "l", label: "低"}]' },
        },
        { type: 'textfield', key: 'phone', label: '电话', value: '=organisation.phone' },
        { type: 'textfield', key: 'upper', label: '摘要', disabled: true, value: '="电话" + data.phone' },
      ],
    },
  ];
  const find = (json: unknown, key: string): Record<string, unknown> =>
    (json as { components: { components: Record<string, unknown>[] }[] }).components[0]!.components.find(
      (component) => component['key'] === key,
    )!;

  it('gives plain Form.io JSON: choices, hints and facts in place of expressions', async () => {
    const { json, data } = await app.forms.resolve(form(components()), app.context(), { wet: 'wet' });
    expect(find(json, 'facts')['items']).toEqual([
      { label: '科室', value: '内科' },
      { label: '急', value: '是' },
    ]);
    expect(find(json, 'fault')).toMatchObject({
      data: { values: [{ label: '漏水', value: '1' }] },
      hint: '已选wet',
    });
    expect(find(json, 'vendor')['data']).toEqual({ values: [{ label: '甲维修', value: vendors[0] }] });
    expect(find(json, 'level')['values']).toEqual([
      { value: 'h', label: '高' },
      { value: 'l', label: '低' },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/"(source|value)":"=|"lookups"|"rules"/);
    expect(json).toMatchObject({ title: '测试表', display: 'form', live: ['phone', 'wet'] });
    expect(data).toEqual({ wet: 'wet' });
  });

  it('prefills a new form, but not a draft whose field was emptied', async () => {
    const fresh = await app.forms.resolve(form(components()), app.context());
    expect(fresh.data).toEqual({ phone: '8001', upper: '电话8001' });
    const draft = await app.forms.resolve(form(components()), app.context(), { wet: 'dry', upper: '旧' });
    expect(draft.data['phone']).toBeUndefined();
    expect(draft.data['upper']).not.toBe('旧');
  });

  it('recomputes values, hints and choices from the data typed so far', async () => {
    const answer = await app.forms.recompute(form(components()), { wet: 'dry', phone: '9' }, app.context());
    expect(answer.values).toEqual([{ path: 'upper', value: '电话9' }]);
    expect(answer.hints).toEqual([{ key: 'fault', text: '已选dry' }]);
    expect(answer.choices.find(({ key }) => key === 'fault')?.values.map(({ label }) => label)).toEqual([
      '断电',
      '异响',
    ]);
    expect(answer.choices.find(({ key }) => key === 'vendor')?.values).toEqual([
      { label: '丙维修', value: vendors[2] },
    ]);
  });

  it('stores an organisation as the server has it, whatever the client says', async () => {
    const chosen = { ...vendors[0], name: '冒名', extra: 1 };
    const { data, errors } = await app.validate(form(components()), { wet: 'wet', vendor: chosen });
    expect(errors).toEqual([]);
    expect(data['vendor']).toEqual(vendors[0]);
    const closed = await app.validate(form(components()), { wet: 'wet', vendor: vendors[1] });
    expect(messages(closed)).toEqual({ vendor: '所选的维修商不在可选范围内，请重新选择' });
  });

  it('refuses a choice that another answer has ruled out', async () => {
    expect(messages(await app.validate(form(components()), { wet: 'wet', fault: '2' }))).toEqual({
      fault: '所选的故障不在可选范围内，请重新选择',
    });
  });

  it('shows a submitted form without what belongs to its reader', () => {
    const json = app.forms.present(form(components()), app.context(), { wet: 'wet', fault: '1' });
    expect(find(json, 'facts')).toBeUndefined();
    expect(find(json, 'fault')).toMatchObject({ data: { values: [{ label: '漏水', value: '1' }] } });
    expect(find(json, 'fault')['hint']).toBeUndefined();
  });

  it('looks organisations up by FEEL, and later lookups by earlier ones', async () => {
    const given = form(
      [{ type: 'textfield', key: 'seen', label: '见', disabled: true, value: '=other.name + other.city' }],
      {
        lookups: { first: { organisation: `="${vendors[2]!.id}"` }, other: { organisation: '=first.id' } },
      },
    );
    expect((await app.validate(given, {})).data).toEqual({ seen: '丙维修南' });
  });
});
