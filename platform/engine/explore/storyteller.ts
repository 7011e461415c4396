import type { Flow, FlowNode, RuntimeProcess } from '../compile/graph.js';
import type { StepSuccess } from '../types.js';
import type { ExploreOptions, StoryStep } from './exploration.js';
import type { PossibleInput } from './possible-inputs.js';
import type { Retraced } from './state-space.js';

const typeNames: Record<string, string> = {
  'bpmn:UserTask': '用户任务',
  'bpmn:ManualTask': '手工任务',
  'bpmn:ServiceTask': '服务任务',
  'bpmn:SendTask': '发送任务',
  'bpmn:ReceiveTask': '接收任务',
  'bpmn:ScriptTask': '脚本任务',
  'bpmn:BusinessRuleTask': '规则任务',
  'bpmn:Task': '任务',
  'bpmn:CallActivity': '调用活动',
  'bpmn:SubProcess': '子流程',
  'bpmn:StartEvent': '开始事件',
  'bpmn:EndEvent': '结束事件',
  'bpmn:BoundaryEvent': '边界事件',
  'bpmn:IntermediateCatchEvent': '中间捕获事件',
  'bpmn:IntermediateThrowEvent': '中间抛出事件',
  'bpmn:ExclusiveGateway': '排他网关',
  'bpmn:ParallelGateway': '并行网关',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:EventBasedGateway': '事件网关',
};

const outcomes = {
  completed: '流程正常结束',
  terminated: '流程终止',
  cancelled: '流程撤销',
  failed: '流程失败',
};

/** Tells steps and names elements in the words that people see: labels, names, groups. */
export class Storyteller {
  private readonly groupName: (group: string) => string;
  private readonly flows = new Map<string, { flow: Flow; source: FlowNode }>();

  constructor(
    private readonly process: RuntimeProcess,
    { groupName }: Pick<ExploreOptions, 'groupName'> = {},
  ) {
    this.groupName = groupName ?? ((group) => group);
    for (const source of process.nodes.values())
      for (const flow of source.outgoing) this.flows.set(flow.id, { flow, source });
  }

  /** `“审批”`, or `并行网关（join）` when the element has no name. */
  name(element: string): string {
    const info = this.process.elements[element];
    const label = info?.properties.label ?? info?.name;
    if (label) return `“${label}”`;
    if (!info) return this.flowName(element);
    return `${typeNames[info.type] ?? '节点'}（${element}）`;
  }

  names(elements: Iterable<string>): string {
    return [...new Set(elements)].map((element) => this.name(element)).join('、');
  }

  /** A flow is known by its ends. */
  private flowName(id: string): string {
    const known = this.flows.get(id);
    return known ? `${this.name(known.source.id)}到${this.name(known.flow.target.id)}的连线` : `（${id}）`;
  }

  tell(way: readonly Retraced[]): StoryStep[] {
    return way.map(({ possible, step }) => {
      const text = [this.deed(possible), ...this.decisions(step), ...this.ending(step)].join('，');
      return this.step(possible, text);
    });
  }

  /** Something that somebody wants to do, and cannot. */
  attempt(possible: PossibleInput): StoryStep {
    return this.step(possible, `${this.deed(possible)}，此时出错`);
  }

  private step(possible: PossibleInput, text: string): StoryStep {
    const element = elementOf(possible);
    const { kind } = possible.input;
    return element === undefined ? { input: kind, text } : { input: kind, element, text };
  }

  private deed(possible: PossibleInput): string {
    const { input } = possible;
    const element = elementOf(possible);
    const name = element === undefined ? '' : this.name(element);
    const groups = element === undefined ? '' : this.people(element);
    switch (input.kind) {
      case 'start':
        return groups ? `${groups}发起${name}` : `流程从${name}开始`;
      case 'complete':
        return `${groups || '办理人'}提交${name}`;
      case 'timer':
        return `定时${name}到期`;
      case 'message':
        return `${name}收到消息“${input.name}”`;
      case 'signal':
        return `${name}收到信号“${input.name}”`;
      case 'behaviour':
        return `系统完成${name}`;
      case 'error':
        return `系统办理${name}时发生错误${input.code === '?' ? '' : `“${input.code}”`}`;
      default:
        return name;
    }
  }

  /** Candidate groups as they are written; those that are computed are not known. */
  private people(element: string): string {
    const written = this.process.elements[element]?.candidateGroups;
    if (!written || written.startsWith('=')) return '';
    return written
      .split(',')
      .map((group) => `「${this.groupName(group.trim())}」`)
      .join('或');
  }

  /** Which way a choice went, where flows have conditions. */
  private decisions(step: StepSuccess): string[] {
    return step.events.flatMap((event) => {
      if (event.type !== 'taken') return [];
      const { flow, source } = this.flows.get(event.flow)!;
      if (!source.outgoing.some(({ condition }) => condition)) return [];
      return [`${this.name(source.id)}走向${flow.name ? `“${flow.name}”` : this.name(flow.target.id)}`];
    });
  }

  private ending({ ended }: StepSuccess): string[] {
    return ended ? [outcomes[ended]] : [];
  }
}

function elementOf({ input, wait }: PossibleInput): string | undefined {
  return input.kind === 'start' ? input.element : wait?.e;
}
