import { loadBundle } from '../../platform/definitions/index.js';
import { evaluateDecision, type Json, type Variables } from '../../platform/engine/index.js';

const { release } = await loadBundle('definitions');

function decide(id: string, variables: Variables): Json {
  const result = evaluateDecision(release!.decisions[id]!, { now: '2026-11-26T10:00:00+08:00', variables });
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('minimum enrolment days', () => {
  it.each([
    ['0.01', 3],
    ['299999.99', 3],
    ['300000.00', 5],
    ['999999.99', 5],
    ['1000000.00', 7],
    [286400, 3],
    [null, null],
    ['', null],
  ])('a control price of %p asks for %p', (controlPrice, days) => {
    expect(decide('minimum-enrolment-days', { controlPrice })).toBe(days);
  });
});

describe('evaluation grade', () => {
  it.each([
    [100, false, '优'],
    [90, false, '优'],
    [89.9, false, '良'],
    [80, false, '良'],
    [79.9, false, '合格'],
    [60, false, '合格'],
    [59.9, false, '不合格'],
    [0, false, '不合格'],
    [95, true, '不合格'],
    [50, true, '不合格'],
    [null, false, null],
    [null, true, null],
  ])('a total of %p, serious misconduct %p gives %p', (total, serious, grade) => {
    expect(decide('evaluation-grade', { total, serious })).toBe(grade);
  });
});
