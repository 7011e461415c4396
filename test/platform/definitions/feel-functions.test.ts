import { compileExpression, evaluateExpression, type Json } from '../../../platform/engine/index.js';
import { feelFunctionNames, loadBundle } from '../../../platform/definitions/index.js';

const { release } = await loadBundle('test/definitions-example');
const functions = release!.functions('2026-11-23T10:30:00+08:00');

function feel(expression: string, variables: Record<string, Json> = {}): Json {
  return evaluateExpression(compileExpression(expression, feelFunctionNames), {
    now: '2026-11-23T10:30:00+08:00',
    variables,
    functions,
  });
}

const thursday = '"2026-11-26T09:15:00+08:00"';

describe('FEEL functions', () => {
  it.each<[string, Json]>([
    [`add working days(${thursday}, 3)`, '2026-12-01T09:15:00+08:00'],
    ['add working days("2026-11-26", 3)', '2026-12-01'],
    ['add working days(now(), 2)', '2026-11-25T10:30:00+08:00'],
    ['add working days(today(), 1)', '2026-11-24'],
    [`add working days(${thursday}, -3)`, '2026-11-23T09:15:00+08:00'],
    ['add working days("2026-09-30", 1)', '2026-10-02'],
    ['add working days("2026-11-25T18:00:00Z", 1)', '2026-11-27T02:00:00+08:00'],
    ['add working days(null, 3)', null],
    ['add working days("yesterday", 3)', null],
    ['add working days("2026-02-30", 3)', null],
    [`add working days(${thursday}, 1.5)`, null],
    [`add working days(${thursday}, 100000)`, null],
    ['add working days(now(), 1) > now()', true],
    ['working days between("2026-11-26", "2026-12-01")', 3],
    ['working days between("2026-12-01", "2026-11-26")', -3],
    ['working days between(null, "2026-11-26")', null],
    ['is working day("2026-11-28")', false],
    ['is working day("2026-10-10T08:00:00+08:00")', true],
    ['is working day(null)', null],
    [`end of working day on or after(${thursday})`, '2026-11-26T17:00:00+08:00'],
    ['end of working day on or after("2026-11-26T17:00:00+08:00")', '2026-11-26T17:00:00+08:00'],
    ['end of working day on or after("2026-11-26T17:00:01+08:00")', '2026-11-27T17:00:00+08:00'],
    ['end of working day on or after("2026-11-27T18:00:00+08:00")', '2026-11-30T17:00:00+08:00'],
    ['end of working day on or after("2026-11-28T23:00:00+08:00")', '2026-11-30T17:00:00+08:00'],
    ['end of working day on or after("2026-11-28")', '2026-11-30T17:00:00+08:00'],
    ['explain working days("2026-11-26", 3)', '自11月26日次日起第3个工作日，扣除11月28日至29日（周末）'],
    ['explain working days(null, 3)', null],
    ['label("fault-kind", "power")', '不通电'],
    ['label("fault-kind", ["power", "noise"])', '不通电、异响'],
    ['label("fault-kind", "unknown")', 'unknown'],
    ['label("fault-kind", null)', null],
    ['entry("fault-kind", "noise").rank', 1],
    ['entry("fault-kind", "unknown")', null],
    ['rank("fault-kind", "power") > rank("fault-kind", "noise")', true],
    ['rank("fault-kind", "unknown")', null],
    ['yuan("286400.00")', '286,400.00'],
    ['yuan(1234567.5)', '1,234,567.50'],
    ['yuan(999)', '999.00'],
    ['yuan("-1200.5")', '-1,200.50'],
    ['yuan(null)', null],
    ['yuan in words("286400.00")', '贰拾捌万陆仟肆佰元整'],
    ['amount("286400.05")', 286400.05],
    ['amount("")', null],
    ['amount(null)', null],
    ['amount(12.5)', 12.5],
    ['sum amounts(["0.10", "0.20"]) = 0.3', true],
    ['sum amounts(["1.00", null, "", 2])', 3],
    ['sum amounts([])', 0],
    ['sum amounts(null)', null],
    ['day text("2026-11-27T17:00:00+08:00")', '11月27日 周五 17:00'],
    ['day text("2026-11-27T09:00:00Z")', '11月27日 周五 17:00'],
    ['day text("2026-11-27")', '11月27日 周五'],
    ['day text(now())', '11月23日 周一 10:30'],
    ['day text(null)', null],
    ['date text("2026-11-27T17:00:00+08:00")', '2026-11-27'],
    ['date text("2026-11-26T17:00:00Z")', '2026-11-27'],
    ['valid citizen id("11010519491231002X")', true],
    ['valid citizen id("11010519491231002x")', true],
    ['valid citizen id("110105194912310021")', false],
    ['valid citizen id("110105194913310020")', false],
    ['valid citizen id("440524188001010014")', true],
    ['valid citizen id("123")', false],
    ['valid citizen id(null)', false],
    ['sha256("abc")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['sha256(null)', null],
    ['decide("repair-days", {kind: "power"})', 1],
    ['decide("repair-days", {kind: "noise"})', 3],
    ['decide("repair-days", {kind: null})', 3],
    ['decide("repair-days", null)', null],
    ['decide(null, {kind: "power"})', null],
  ])('%s = %p', (expression, expected) => {
    expect(feel(expression)).toEqual(expected);
  });

  it.each([
    ['decide("repair-hours", {kind: "power"})', '没有决策 "repair-hours"，可用的决策：repair-days。'],
    ['decide("constructor", {kind: "power"})', '没有决策 "constructor"，可用的决策：repair-days。'],
    ['decide("repair-days", "power")', '决策“repair-days”的数据应写成 {名称: 值}。'],
    ['decide("repair-days", {kind: 3})', '决策“repair-days”的输入数据“kind”应为文字，实际得到 3。'],
  ])('%s fails', (expression, message) => {
    expect(() => feel(expression)).toThrow(message);
  });

  it('has a test for every function', () => {
    expect(feelFunctionNames).toHaveLength(17);
    expect(Object.keys(functions)).toEqual(feelFunctionNames);
  });

  it('reads lists out of data', () => {
    expect(
      feel('sum amounts(result.parts.price)', { result: { parts: [{ price: '1.10' }, { price: '2.20' }] } }),
    ).toBe(3.3);
  });
});
