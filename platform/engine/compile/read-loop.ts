import type { Compilation } from './compilation.js';
import type { FlowNode, MultiInstance, StandardLoop } from './graph.js';
import { child, extension, text, type ModdleElement } from './moddle.js';

/** Reads `multiInstanceLoopCharacteristics` or `standardLoopCharacteristics` into the node. */
export function readLoop(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  const loop = child(element.loopCharacteristics);
  if (!loop) return;
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') {
    node.standardLoop = readStandardLoop(compilation, element, loop);
    return;
  }
  const items = readItems(compilation, element, loop);
  if (items) node.loop = readMultiInstance(compilation, element, loop, items);
}

function readStandardLoop(
  compilation: Compilation,
  element: ModdleElement,
  loop: ModdleElement,
): StandardLoop {
  const standard: StandardLoop = { testBefore: loop.testBefore === true };
  const condition = text(child(loop.loopCondition)?.body)?.trim();
  const maximum = loop.loopMaximum;
  if (condition) standard.condition = compilation.expression(element.id!, 'loopCondition', condition);
  if (maximum === undefined) {
    if (!condition)
      compilation.error('unsupported-loop', element, '标准循环必须写明循环条件或最多次数，否则永不结束。');
  } else if (typeof maximum === 'number' && Number.isInteger(maximum) && maximum > 0)
    standard.maximum = maximum;
  else compilation.error('unsupported-loop', element, '标准循环的最多次数（loopMaximum）必须是正整数。');
  return standard;
}

function readItems(
  compilation: Compilation,
  element: ModdleElement,
  loop: ModdleElement,
): MultiInstance['items'] | undefined {
  const id = element.id!;
  const collection = text(extension(loop, 'zeebe:LoopCharacteristics')?.inputCollection);
  if (collection)
    return { collection: { expression: compilation.expression(id, 'inputCollection', collection) } };
  const cardinality = text(child(loop.loopCardinality)?.body)?.trim();
  if (cardinality)
    return { cardinality: { expression: compilation.expression(id, 'loopCardinality', cardinality) } };
  const message =
    '多实例必须写明集合（zeebe:loopCharacteristics 的 inputCollection）或个数（loopCardinality）。';
  compilation.error('unsupported-loop', element, message);
  return undefined;
}

function readMultiInstance(
  compilation: Compilation,
  element: ModdleElement,
  loop: ModdleElement,
  items: MultiInstance['items'],
): MultiInstance {
  const id = element.id!;
  if ((loop.behavior ?? 'All') !== 'All') {
    const message = '多实例完成时抛出事件（behavior）暂不支持，只支持 All。';
    compilation.error('unsupported-loop', element, message);
  }
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const multi: MultiInstance = { sequential: loop.isSequential === true, items };
  const condition = text(child(loop.completionCondition)?.body);
  const inputElement = text(zeebe?.inputElement);
  const outputCollection = text(zeebe?.outputCollection);
  const outputElement = text(zeebe?.outputElement);
  if (inputElement) multi.inputElement = inputElement;
  if (outputCollection) multi.outputCollection = outputCollection;
  if (outputElement) {
    multi.outputElement = { expression: compilation.expression(id, 'outputElement', outputElement) };
  }
  if (condition) multi.completionCondition = compilation.expression(id, 'completionCondition', condition);
  return multi;
}
