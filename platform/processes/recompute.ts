import {
  FeelEvaluationError,
  replay,
  type Difference,
  type RecordedStep,
  type StepSuccess,
} from '../engine/index.js';
import type { Release } from '../definitions/index.js';
import { canonicalJson } from '../kernel/index.js';
import { FIRST_HASH, hashOf, type TrailLink, type TrailNames, type TrailReplay } from '../trail/index.js';
import { applyAdvance, startOutcome } from './apply-advance.js';
import { evaluateInstanceProperties } from './instance-properties.js';
import type { Instance } from './instance.js';
import { contentOf, withContent } from './record-replay.js';
import { stepContext } from './roots.js';
import { submissionFacts } from './submission.js';

/** What computing an instance again from its trail has shown. */
export interface Recomputation {
  /** How many entries came to what they say. */
  recomputed: number;
  /** The first one that did not. */
  differs: { seq: number; element: string | null; detail: string } | null;
  /** From here on the trail does not hold what it takes: older entries, erased payloads. */
  unknownFrom: number | null;
}

/** Where an instance stood: after an entry, and so many inputs of the step after it. */
export const pointOf = ({ seq, inputs }: { seq: number; inputs: number }): string => `${seq}.${inputs}`;

export interface Sources {
  release: Release;
  /** The instance that this one is about, as it stood at each `pointOf` that the trail names. */
  subjects: ReadonlyMap<string, Instance>;
  /** Points of this instance that others need. */
  wanted?: ReadonlySet<string>;
}

/** Computes an instance again by the engine alone. `stored` is compared with what comes of it in the end. */
export class TrailReplayer {
  readonly captured = new Map<string, Instance>();
  private current: Instance;
  private recomputed = 0;
  private differs: Recomputation['differs'] = null;
  private unknownFrom: number | null = null;
  /** Entry that last wrote each part of the instance. */
  private readonly writers = new Map<string, TrailLink>();

  constructor(
    private readonly stored: Instance,
    private readonly links: readonly TrailLink[],
    private readonly sources: Sources,
  ) {
    this.current = this.unstarted();
  }

  run(): Recomputation {
    const process = this.sources.release.processes.get(this.stored.process)!.compiled;
    try {
      const { difference } = replay(process, { [Symbol.iterator]: () => this.steps() }, { describe: hashOf });
      if (difference) this.note(this.links[this.recomputed]!, describeDifference(difference));
    } catch (fault) {
      if (!(fault instanceof FeelEvaluationError)) throw fault;
      this.note(this.links[this.recomputed]!, '重新计算时，流程属性的表达式出错。');
    }
    if (!this.differs && this.unknownFrom === null) this.compareStored();
    const { recomputed, differs, unknownFrom } = this;
    return { recomputed, differs, unknownFrom };
  }

  private *steps(): Generator<RecordedStep, void, StepSuccess> {
    for (const link of this.links) {
      if (link.payload && hashOf(link.payload) !== link.entry.payloadHash)
        return this.note(link, '这一步留痕的内容与校验值不符。');
      const record = this.recordOf(link);
      if (!record) {
        this.unknownFrom = link.seq;
        return;
      }
      yield* this.stepsOf(link, record);
      if (this.differs) return;
      this.recomputed += 1;
    }
  }

  /** Null when the entry cannot be computed again. */
  private recordOf({ payload, entry }: TrailLink): TrailReplay | null {
    const record = payload?.replay;
    if (!record || entry.release !== this.sources.release.hash) return null;
    return !record.subject || this.sources.subjects.has(pointOf(record.subject)) ? record : null;
  }

  private *stepsOf(link: TrailLink, record: TrailReplay): Generator<RecordedStep, void, StepSuccess> {
    const { release, subjects } = this.sources;
    const { at: now, moved, stateHash, seq } = link.entry;
    const subject = record.subject
      ? renamed(subjects.get(pointOf(record.subject))!, record.subject.names)
      : null;
    const outcome = startOutcome(renamed(this.current, record.names));
    const { instance } = outcome;
    for (const [index, input] of this.inputsOf(link, record).entries()) {
      const last = index === record.inputs.length - 1;
      const context = stepContext(release, instance, subject, now);
      const result = yield { input, context, ...(last ? { expected: stateHash } : {}) };
      applyAdvance(outcome, result, now);
      evaluateInstanceProperties(instance, { release, subject, now });
      for (const name of Object.keys(result.variables)) this.writers.set(`data.${name}`, link);
      this.capture({ seq: seq - 1, inputs: index + 1 }, { ...instance, data: { ...instance.data } });
    }
    if (canonicalJson(outcome.moved) !== canonicalJson(moved)) {
      return this.note(
        link,
        `重新计算经过的环节是“${outcome.moved.join('、')}”，留痕里是“${moved.join('、')}”。`,
      );
    }
    for (const name of facts) if (instance[name] !== this.current[name]) this.writers.set(name, link);
    this.current = { ...instance, trail: { seq, hash: link.hash }, version: seq };
    this.capture({ seq, inputs: 0 }, this.current);
  }

  private inputsOf({ payload, entry }: TrailLink, { inputs, from }: TrailReplay): TrailReplay['inputs'] {
    const [first, ...answers] = inputs;
    if (!from || !first || contentOf(first) === undefined) return inputs;
    const { element, actor, at, form } = entry;
    const earlier = element === null ? undefined : this.current.data[element];
    const more = from === 'submission' ? submissionFacts(actor, at, form, earlier) : {};
    return [withContent(first, { ...payload!.data, ...more }), ...answers];
  }

  private capture(point: { seq: number; inputs: number }, instance: Instance): void {
    if (this.sources.wanted?.has(pointOf(point))) this.captured.set(pointOf(point), instance);
  }

  /** What is stored now must be what the last step made. */
  private compareStored(): void {
    const last = this.links.at(-1);
    if (!last) return;
    const { stored, current } = this;
    if (hashOf(stored.engine) !== last.entry.stateHash)
      return this.note(last, '这一步之后的流程状态与现在存储的不一致。');
    const names = new Set([...Object.keys(stored.data), ...Object.keys(current.data)]);
    for (const name of names) {
      if (canonicalJson(stored.data[name] ?? null) === canonicalJson(current.data[name] ?? null)) continue;
      return this.note(
        this.writers.get(`data.${name}`) ?? last,
        `这一步写入的“${name}”与现在存储的数据不一致。`,
      );
    }
    for (const name of facts) {
      if (stored[name] !== current[name]) {
        const message = `这一步之后的${factWords[name]}与现在存储的不一致。`;
        return this.note(this.writers.get(name) ?? last, message);
      }
    }
  }

  private note({ seq, entry }: TrailLink, detail: string): void {
    this.differs = { seq, element: entry.element, detail };
  }

  /** The instance before its first step; what a calling process gave it stands in its first entry. */
  private unstarted(): Instance {
    const { stored, sources, links } = this;
    const { compiled } = sources.release.processes.get(stored.process)!;
    const given = stored.parent ? links[0]?.payload?.data : undefined;
    return {
      ...stored,
      number: null,
      title: compiled.name,
      state: null,
      endedAt: null,
      outcome: null,
      key: null,
      data: given ?? {},
      sealed: compiled.properties['sealed'] !== undefined,
      engine: { v: 1 },
      visited: { elements: {}, flows: {} },
      trail: { seq: 0, hash: FIRST_HASH },
      version: 0,
    };
  }
}

const facts = ['number', 'state', 'outcome', 'sealed', 'key'] as const;
const factWords: Record<(typeof facts)[number], string> = {
  number: '编号',
  state: '状态',
  outcome: '结局',
  sealed: '是否密封',
  key: '业务键',
};

/** Without values: who may read the trail may not be allowed to read all data. */
function describeDifference({ found, input }: Difference): string {
  if ('refusal' in found)
    return `重新计算时，引擎不接受留痕里的输入（${input.kind}，${found.refusal.code}）。`;
  return '重新计算得到的流程状态与留痕记录的不一致。';
}

function renamed(instance: Instance, [organisation, startedBy]: TrailNames): Instance {
  return {
    ...instance,
    organisation: instance.organisation && { ...instance.organisation, name: organisation ?? '' },
    startedBy: instance.startedBy && { ...instance.startedBy, name: startedBy ?? '' },
  };
}
