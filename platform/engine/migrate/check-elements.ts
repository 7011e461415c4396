import type { FlowNode, RuntimeProcess } from '../compile/graph.js';
import { isJoin } from '../run/token-balance.js';
import type { Completion, InstanceState, Token } from '../state.js';
import type { ElementMapping } from './element-mapping.js';
import type { MigrationRefusal, MigrationRefusalCode } from './migration.js';

const refusal = (code: MigrationRefusalCode, element: string, message: string): MigrationRefusal => ({
  code,
  element,
  message,
});

/** Whether the state is one of the old process, with nothing in it that is not known here and could get lost. */
export function checkState(state: InstanceState, from: RuntimeProcess): MigrationRefusal[] {
  if (state.process !== from.id) {
    const message = `实例属于流程“${state.process}”，不是要迁移的“${from.id}”。`;
    return [refusal('state-does-not-fit', from.id, message)];
  }
  const elements = [
    ...state.tokens.map(({ e }) => e),
    ...state.waits.map(({ e }) => e),
    ...state.scopes.flatMap(({ e, owner }) => (owner === undefined ? [] : [e])),
  ];
  const foreign = [...new Set(elements)]
    .filter((id) => !from.nodes.has(id))
    .map((id) =>
      refusal('state-does-not-fit', id, `实例停在节点“${id}”，原流程没有这个节点，请核对原流程的版本。`),
    );
  const unknown = unknownParts(state).map((part) =>
    refusal('state-does-not-fit', part, `实例的状态里有“${part}”，迁移不认识它，为免丢失不予迁移。`),
  );
  return [...foreign, ...unknown];
}

const knownParts = {
  state: ['v', 'process', 'status', 'n', 'tokens', 'scopes', 'waits'],
  token: ['id', 'e', 's', 'via', 'v', 'i', 'l', 'd', 'c'],
  scope: ['id', 'e', 'owner', 'loop', 'done', 'undo'],
  loop: ['total', 'completed', 'terminated', 'rest', 'outputs'],
  wait: ['id', 'k', 'e', 't', 's', 'name', 'key', 'due', 'every', 'left', 'on'],
};

function unknownParts(state: InstanceState): string[] {
  const found = (kind: keyof typeof knownParts, value: object): string[] =>
    Object.keys(value)
      .filter((key) => !knownParts[kind].includes(key))
      .map((key) => `${kind}.${key}`);
  return [
    ...new Set([
      ...found('state', state),
      ...state.tokens.flatMap((token) => found('token', token)),
      ...state.scopes.flatMap((scope) => [
        ...found('scope', scope),
        ...(scope.loop ? found('loop', scope.loop) : []),
      ]),
      ...state.waits.flatMap((wait) => found('wait', wait)),
    ]),
  ];
}

/** What stands against leaving each token and each record where it is, one refusal a problem. */
export function checkElements(state: InstanceState, mapping: ElementMapping): MigrationRefusal[] {
  const tokens = state.tokens.flatMap((token) => checkToken(token, mapping));
  const records = [
    ...state.tokens.flatMap(({ d }) => d ?? []),
    ...state.scopes.flatMap(({ done, undo }) => [...(done ?? []), ...(undo ?? [])]),
  ];
  const all = [
    ...tokens,
    ...checkMerged(state, mapping),
    ...records.flatMap((record) => checkRecord(record, mapping)),
  ];
  return all.filter(
    ({ code, element }, index) =>
      all.findIndex((other) => other.code === code && other.element === element) === index,
  );
}

function checkToken(token: Token, mapping: ElementMapping): MigrationRefusal[] {
  const source = mapping.from.nodes.get(token.e)!;
  const target = mapping.node(token.e);
  if (!target) return [missing(token.e, mapping, '令牌')];
  const place = `“${source.id}”`;
  if (!isCompatible(source, target)) {
    const types = `原为 ${source.type}，新流程里的“${target.id}”是 ${target.type}`;
    return [
      refusal(
        'type-changed',
        source.id,
        `节点${place}的类型变了：${types}（或等待的事件不同），请另选对应节点。`,
      ),
    ];
  }
  const found: MigrationRefusal[] = [];
  if (mapping.scope(source.scope) !== target.scope) {
    const message = `节点${place}在新流程里位于另一个（子）流程“${target.scope.id}”，请先用“移动令牌”离开它。`;
    found.push(refusal('scope-changed', source.id, message));
  }
  if (!hasSameLoop(source, target)) {
    const message = `节点${place}的多实例或循环方式变了，正在进行的实例无法对应，请先办完它。`;
    found.push(refusal('loop-changed', source.id, message));
  }
  if (isJoin(source) && !(isJoin(target) && arrives(token, target, mapping))) {
    const message = `令牌在汇合网关${place}等候，它到来的连线“${token.via}”不再通向该网关，请写明对应的连线。`;
    found.push(refusal('join-changed', source.id, message));
  }
  if (source.body?.isEventSubProcess && startOf(source).interrupting !== startOf(target).interrupting) {
    const message = `正在进行的事件子流程${place}由中断改为不中断（或相反），请先办完它。`;
    found.push(refusal('event-sub-process-changed', source.id, message));
  }
  return found;
}

function missing(id: string, mapping: ElementMapping, what: string): MigrationRefusal {
  const target = mapping.idOf(id);
  const message = `${what}停在节点“${id}”，新流程没有${target === id ? '同标识' : `对应的“${target}”`}的节点，请写明它对应哪一个节点。`;
  return refusal('element-missing', id, message);
}

const startOf = ({ body }: FlowNode): FlowNode => body!.starts[0]!;

/** What rests there goes on as before: the same kind of wait, answered in the same way. */
function isCompatible(source: FlowNode, target: FlowNode): boolean {
  return (
    source.behaviour === target.behaviour &&
    (source.type === target.type || !source.body) &&
    source.body?.isEventSubProcess === target.body?.isEventSubProcess &&
    source.trigger?.kind === target.trigger?.kind &&
    (source.task === undefined) === (target.task === undefined) &&
    (source.handler === undefined) === (target.handler === undefined)
  );
}

function hasSameLoop(source: FlowNode, target: FlowNode): boolean {
  const shape = ({ loop, standardLoop }: FlowNode): string =>
    JSON.stringify([
      standardLoop !== undefined,
      loop && [
        loop.sequential,
        'collection' in loop.items,
        loop.inputElement,
        loop.outputCollection !== undefined,
      ],
    ]);
  return shape(source) === shape(target);
}

const arrives = (token: Token, target: FlowNode, mapping: ElementMapping): boolean =>
  target.incoming.some(({ id }) => token.via !== undefined && id === mapping.idOf(token.via));

/** Two elements became one while both are being worked on. */
function checkMerged({ tokens }: InstanceState, mapping: ElementMapping): MigrationRefusal[] {
  return tokens.flatMap((token, index) => {
    const target = mapping.idOf(token.e);
    const other = tokens
      .slice(0, index)
      .find(({ e, s }) => s === token.s && e !== token.e && mapping.idOf(e) === target);
    if (!other) return [];
    const message = `节点“${other.e}”和“${token.e}”都有令牌，不能都对应到“${target}”，否则会重复办理。`;
    return [refusal('token-doubled', token.e, message)];
  });
}

/** What may have to be undone must be undone in the same way. */
function checkRecord({ e, d }: Completion, mapping: ElementMapping): MigrationRefusal[] {
  const source = mapping.from.nodes.get(e);
  const target = mapping.node(e);
  const inner = (d ?? []).flatMap((record) => checkRecord(record, mapping));
  const same =
    source &&
    target?.compensable &&
    mapping.scope(source.scope) === target.scope &&
    (source.compensatedBy === undefined) === (target.compensatedBy === undefined) &&
    (source.body?.compensatedBy === undefined) === (target.body?.compensatedBy === undefined);
  if (same) return inner;
  const message = `已完成的活动“${e}”可能要补偿，新流程里没有同样方式补偿的对应活动，请写明对应关系或先完成补偿。`;
  return [refusal('compensation-changed', e, message), ...inner];
}
