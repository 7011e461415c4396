import type { Draft, Rule } from './rule.js';

export const nobodyMayDo: Rule = ({
  process,
  observations: { offered },
  options: { mayPerform },
  storyteller,
}) =>
  [...offered.values()].flatMap(({ about, way }): Draft[] => {
    const { element, candidateGroups, assignee } = about;
    const written = process.elements[element]?.candidateGroups;
    if (assignee !== null || written?.trim().startsWith('=')) return [];
    if (candidateGroups.length > 0 && (!mayPerform || candidateGroups.some(mayPerform))) return [];
    const groups = candidateGroups.map((group) => `“${group}”`).join('、');
    const message =
      candidateGroups.length === 0
        ? `${storyteller.name(element)}没有写明由谁办理，谁都办不了。请设置办理角色或办理人。`
        : `${storyteller.name(element)}只能由${groups}办理，但没有人担任。请改用已有的角色。`;
    return [{ severity: 'error', rule: 'nobody-may-do', element, message, way }];
  });

export const workLeftBehind: Rule = ({ observations: { cancelled }, storyteller }) =>
  [...cancelled.values()].map(({ about: { end, task }, way }) => ({
    severity: 'info',
    rule: 'work-left-behind',
    element: end,
    message: `${storyteller.name(end)}执行时，${storyteller.name(task)}可能还没有办完，会被取消。`,
    way,
  }));
