import type { Json } from '../../../../platform/engine/index.js';
import { decide, decision, dmn, inputData, literal, table, tableFile } from '../support/dmn.js';

/** What an input of the type makes of a value: told by a decision that answers with it. */
async function read(type: string, value: Json, more: string[] = []) {
  const echo = decision('x', literal('given'), { inputs: ['i'] });
  return decide(dmn([inputData('i', 'given', type), ...more, echo]), { given: value });
}

const fits: [type: string, value: Json, read: Json][] = [
  ['number', 5, 5],
  ['number', '286400.00', 286400],
  ['number', ' -0.5 ', -0.5],
  ['number', '0', 0],
  ['number', '', null],
  ['number', null, null],
  ['integer', '7', 7],
  ['feel:number', '7', 7],
  ['string', '007', '007'],
  ['string', '', ''],
  ['boolean', false, false],
  ['date', '2026-11-26', '2026-11-26'],
  ['date', '', null],
  ['time', '09:30:00', '09:30:00'],
  ['dateTime', '2026-11-26T09:30:00+08:00', '2026-11-26T09:30:00+08:00'],
  ['date and time', '2026-11-26T09:30:00Z', '2026-11-26T09:30:00Z'],
  ['dayTimeDuration', 'P3D', 'P3D'],
  ['years and months duration', 'P1Y', 'P1Y'],
  ['Any', { a: [1, 'x'] }, { a: [1, 'x'] }],
];

const unfit: [type: string, value: Json, expected: string][] = [
  ['number', 'many', '数字'],
  ['number', '007', '数字'],
  ['number', '1,000', '数字'],
  ['number', '1e3', '数字'],
  ['number', '0x10', '数字'],
  ['number', '12345678901234567', '数字'],
  ['number', true, '数字'],
  ['number', [1], '数字'],
  ['string', 5, '文字'],
  ['boolean', 'true', '“真”或“假”'],
  ['date', '2026-02-30', '日期'],
  ['date', '2026-11-26T09:30:00+08:00', '日期'],
  ['dateTime', '2026-11-26', '日期时间'],
  ['time', '2026-11-26T09:30:00Z', '时间'],
  ['days and time duration', '3 days', '时长'],
];

describe('a typed input', () => {
  it.each(fits)('of type %s reads %j as %j', async (type, value, expected) => {
    expect(await read(type, value)).toEqual({ ok: true, value: expected });
  });

  it.each(unfit)('of type %s refuses %j', async (type, value, expected) => {
    expect(await read(type, value)).toEqual({
      ok: false,
      code: 'wrong-type',
      decision: 'x',
      message: expect.stringContaining(`决策“x”的输入数据“given”应为${expected}`),
    });
  });

  it('compares as its type', async () => {
    const rules = ['>= date("2026-11-26") : true', '< date("2026-11-26") : false'];
    const xml = tableFile({ inputs: [{ name: 'day', type: 'date' }], outputs: ['late'], rules });
    expect(await decide(xml, { day: '2026-12-01' })).toEqual({ ok: true, value: true });
    expect(await decide(xml, { day: '2026-11-25' })).toEqual({ ok: true, value: false });
  });

  it('tells the expression of a column whose value does not fit', async () => {
    const xml = tableFile({ inputs: [{ name: 'a + b', type: 'number' }], outputs: ['o'], rules: ['- : 1'] });
    expect(await decide(xml, { a: 'x', b: 'y' })).toMatchObject({
      code: 'wrong-type',
      message: '决策“x”的输入“a + b”应为数字，实际得到 "xy"。',
    });
  });
});

describe('item definitions', () => {
  const grade =
    '<itemDefinition name="grade"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>';
  const firm =
    '<itemDefinition name="firm"><itemComponent name="since"><typeRef>date</typeRef></itemComponent>' +
    '<itemComponent name="capital"><typeRef>number</typeRef></itemComponent></itemDefinition>';
  const firms = '<itemDefinition name="firms" isCollection="true"><typeRef>firm</typeRef></itemDefinition>';

  it('allow some values only', async () => {
    expect(await read('grade', 'b', [grade])).toEqual({ ok: true, value: 'b' });
    expect(await read('grade', null, [grade])).toEqual({ ok: true, value: null });
    expect(await read('grade', 'c', [grade])).toEqual({
      ok: false,
      code: 'value-not-allowed',
      decision: 'x',
      message: '决策“x”的输入数据“given”应为允许的值 "a", "b" 之一，实际得到 "c"。',
    });
  });

  it('type the fields of objects and the items of lists', async () => {
    const given: Json = [{ capital: '10.50', since: '2020-01-01', name: 'f' }, { capital: 1 }];
    expect(await read('firms', given, [firms, firm])).toEqual({
      ok: true,
      value: [{ capital: 10.5, since: '2020-01-01', name: 'f' }, { capital: 1 }],
    });
    expect(await read('firms', [{ capital: 'much' }], [firm, firms])).toMatchObject({
      code: 'wrong-type',
      message: expect.stringContaining('应为列表（每项为对象（since、capital））'),
    });
    expect(await read('firm', [], [firm])).toMatchObject({ code: 'wrong-type' });
  });
});

describe('allowed values of a table', () => {
  const levels = { name: 'level', type: 'string', values: '"high", "low"' };

  it('refuse an input that is none of them', async () => {
    const xml = tableFile({ inputs: [levels], outputs: ['o'], rules: ['"high" : 1'] });
    expect(await decide(xml, { level: 'high' })).toEqual({ ok: true, value: 1 });
    expect(await decide(xml, {})).toEqual({ ok: true, value: null });
    expect(await decide(xml, { level: 'middle' })).toMatchObject({
      code: 'value-not-allowed',
      message: '决策“x”的输入“level”应为允许的值 "high", "low" 之一，实际得到 "middle"。',
    });
  });

  it('refuse an output that is none of them', async () => {
    const xml = tableFile({
      inputs: ['n'],
      outputs: [levels],
      rules: ['> 0 : "hi" + "gh"', '<= 0 : "lo" + n'],
    });
    expect(await decide(xml, { n: 1 })).toEqual({ ok: true, value: 'high' });
    expect(
      await decide(dmn([decision('x', table({ inputs: ['n'], outputs: [levels], rules: ['- : w'] }))]), {
        w: 'no',
      }),
    ).toMatchObject({
      code: 'value-not-allowed',
      message: '决策“x”的第 1 条规则的第 1 个输出应为允许的值 "high", "low" 之一，实际得到 "no"。',
    });
  });

  it('refuse a result that does not have the type of the decision', async () => {
    const xml = dmn([decision('x', literal('"a" + "b"'), { type: 'number' })]);
    expect(await decide(xml, {})).toEqual({
      ok: false,
      code: 'wrong-type',
      decision: 'x',
      message: '决策“x”的结果应为数字，实际得到 "ab"。',
    });
  });
});
