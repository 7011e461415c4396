import type { Draft, Rule } from './rule.js';

export const endlessLoops: Rule = ({ observations: { refusals }, storyteller }) =>
  [...refusals.values()].flatMap(({ about, way }): Draft[] => {
    const element = about.element;
    if (about.code !== 'step-limit-reached' || element === undefined) return [];
    const message = `${storyteller.name(element)}处在没有等待的循环里，流程会一直转下去。请在循环里加入等待，或让条件会改变。`;
    return [{ severity: 'error', rule: 'endless-loop', element, message, attempt: way }];
  });

export const failingExpressions: Rule = ({ observations: { refusals } }) =>
  [...refusals.values()].flatMap(({ about, way }): Draft[] => {
    if (about.code !== 'expression-failed') return [];
    const draft: Draft = { severity: 'warning', rule: 'expression-may-fail', message: about.message };
    if (about.element !== undefined) draft.element = about.element;
    return [{ ...draft, attempt: way }];
  });
