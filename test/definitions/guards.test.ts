import path from 'node:path';
import { loadBundle, type Release } from '../../platform/definitions/index.js';
import { evaluateExpression, type Variables } from '../../platform/engine/index.js';

let release: Release;
beforeAll(async () => {
  ({ release } = (await loadBundle(path.resolve('definitions'))) as { release: Release });
});

/** Whether a step of a project may be submitted. */
function opens(element: string, variables: Variables, now: string): unknown {
  const { elements } = release.processes.get('small-works')!.compiled;
  const text = elements[element]!.properties['guard']!.replace(/^=/, '');
  return evaluateExpression({ text }, { now, variables, functions: release.functions(now) });
}

describe('the guard', () => {
  const file = [{ id: '1', name: '报告.pdf' }];
  const good = { reportFile: file, qualityConclusion: '合格' };
  const audit = { reportFile: file };
  it.each<[name: string, variables: Variables, opens: boolean]>([
    ['no report', {}, false],
    ['the audit report alone', { auditReport: audit }, false],
    ['the supervision report alone', { supervisionReport: good }, false],
    [
      'a supervision report that finds the quality wanting',
      { supervisionReport: { ...good, qualityConclusion: '不合格' }, auditReport: audit },
      false,
    ],
    ['both reports', { supervisionReport: good, auditReport: audit }, true],
  ])('B56: with %s the completion is submitted: %#', (_name, variables, expected) => {
    expect(opens('completion', variables, '2027-01-27T10:00:00+08:00')).toBe(expected);
  });

  it.each([
    ['2026-12-04T10:00:00+08:00', false],
    ['2026-12-07T17:30:00+08:00', false],
    ['2026-12-07T17:30:01+08:00', true],
  ])('B48: the contract is reported at %s: %s', (now, expected) => {
    const award = { publicityEnd: '2026-12-07T17:30:00+08:00' };
    expect(opens('construction', { award }, now)).toBe(expected);
  });
});
