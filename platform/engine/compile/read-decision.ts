import type { Compilation } from './compilation.js';
import type { CalledDecision } from './graph.js';
import { extension, text, type ModdleElement } from './moddle.js';

/** `zeebe:calledDecision` of a business rule task; undefined when a service does it. */
export function readDecision(compilation: Compilation, element: ModdleElement): CalledDecision | undefined {
  const called = extension(element, 'zeebe:CalledDecision');
  if (element.$type !== 'bpmn:BusinessRuleTask' || !called) return undefined;
  const id = element.id!;
  const decisionId = text(called.decisionId)?.trim();
  if (!decisionId) {
    compilation.error(
      'called-decision-required',
      element,
      '没有指定由哪个决策计算（zeebe:calledDecision 的 decisionId）。',
    );
  }
  if (extension(element, 'zeebe:TaskDefinition')) {
    const message =
      '业务规则任务只能由决策（calledDecision）或服务（taskDefinition）之一完成，请删去另一个。';
    compilation.error('called-decision-required', element, message);
  }
  if (text(called.bindingType) === 'versionTag') {
    compilation.error(
      'unsupported-extension',
      element,
      '决策总是取同一版定义中的，不支持按 versionTag 指定。',
    );
  }
  return {
    decisionId: compilation.value(id, 'calledDecision', decisionId ?? ''),
    resultVariable: text(called.resultVariable) || id,
  };
}
