import { Engine } from 'bpmn-engine';
import { evaluateExpression, type Json, type OutlineNode, type ProcessOutline } from '../../engine/index.js';
import type { FreeFunctions } from '../free-choices.js';
import { walkTime } from '../free-choices.js';
import type { WaitPlace } from '../walk.js';
import { WalkScope } from './walk-scope.js';
import { StoppedTimers } from './stopped-timers.js';
import { loopNamespace, writeBpmn } from './write-bpmn.js';

/** What is used of bpmn-engine's own objects; its types leave them open. */
interface Content {
  id: string;
  executionId: string;
  index?: number;
  isMultiInstance?: boolean;
  isRootScope?: boolean;
  parent?: { executionId?: string };
}
interface Message {
  content: Content;
  environment?: Environment;
}
interface Environment {
  variables: { content?: Content; scope?: WalkScope; [name: string]: unknown };
  assignVariables(variables: object): void;
}
interface Activity {
  id: string;
  type: string;
  environment: Environment;
  behaviour: { Service?: unknown };
}
interface Api {
  id: string;
  type: string;
  executionId: string;
  content: Content;
  owner: Activity;
  signal(): void;
  getPostponed(): Api[];
  getExecuting?(): Api[];
}
interface Execution {
  state: string;
  getPostponed(): Api[];
}
interface PendingService {
  activity: Activity;
  content: Content;
  answer(error: Error | null, output?: object): void;
}

/** Something that waits in bpmn-engine, and how it is answered. */
interface OpenWait extends WaitPlace {
  answer(): void;
  fail?(code: string): void;
}

const loopDescriptor = {
  name: 'loop',
  prefix: 'loop',
  uri: loopNamespace,
  types: [
    {
      name: 'Collectable',
      isAbstract: true,
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [
        { name: 'collection', isAttr: true, type: 'String' },
        { name: 'elementVariable', isAttr: true, type: 'String' },
      ],
    },
  ],
};

/** One instance in bpmn-engine, driven step by step; its timers stand still until they are answered. */
export class BpmnEngineRun {
  /** What bpmn-engine says when it cannot go on. */
  failure?: string;
  private execution?: Execution;
  private functions?: FreeFunctions;
  private readonly nodes: Map<string, OutlineNode>;
  private readonly root = new WalkScope();
  private readonly scopes = new WeakMap<object, WalkScope>();
  private readonly collections = new Map<string, Json[]>();
  private readonly activities = new Map<string, Activity>();
  private readonly services = new Set<PendingService>();
  private readonly timers = new StoppedTimers();

  constructor(
    private readonly processId: string,
    private readonly outline: ProcessOutline,
  ) {
    this.nodes = new Map(outline.nodes.map((node) => [node.id, node]));
  }

  get ended(): boolean {
    return this.execution?.state !== 'running';
  }

  async start(functions: FreeFunctions): Promise<void> {
    this.functions = functions;
    const engine = new Engine({
      name: 'rehearsal',
      source: writeBpmn(this.processId, this.outline),
      moddleOptions: { loop: loopDescriptor },
      variables: { scope: this.root },
      timers: this.timers,
      expressions: {
        resolveExpression: (text: string, message: Message) => this.resolve(text, message),
        isExpression: (text: string) => text.startsWith('='),
        hasExpression: (text: string) => text.startsWith('='),
      },
      scripts: {
        register: () => undefined,
        // Flows ask, too, without a message: their conditions are expressions.
        getScript: (_format: string, activity: Activity, message?: Message) =>
          message && {
            execute: (_scope: unknown, done: (error: Error | null, output?: object) => void) => {
              this.runScript(activity, message.content);
              done(null, {});
            },
          },
      },
      extensions: { rehearsal: (activity: Activity) => this.extend(activity) },
    } as never);
    engine.on('error', (error: Error) => {
      this.failure = error.message;
    });
    this.execution = (await engine.execute()) as unknown as Execution;
  }

  /** Answers what stands at the places; those that are gone meanwhile are passed over. */
  answer(places: readonly WaitPlace[], functions: FreeFunctions, code?: string): void {
    this.functions = functions;
    for (const place of places) {
      const wait = this.waits().find(
        ({ element, path }) => element === place.element && samePath(path, place.path),
      );
      if (!wait) continue;
      if (code === undefined) wait.answer();
      else wait.fail?.(code);
    }
  }

  waits(): OpenWait[] {
    if (this.ended) return [];
    const waits = [...this.timerWaits(), ...this.serviceWaits()];
    const events = new Set<Activity>();
    for (const api of this.postponed()) {
      const kind = this.signalledKind(api);
      // An event and its definition both count as going on.
      if (api.owner.type.endsWith('Event')) {
        if (events.has(api.owner)) continue;
        events.add(api.owner);
      }
      if (kind) waits.push({ element: api.id, kind, path: this.pathOf(api), answer: () => api.signal() });
    }
    return waits;
  }

  private signalledKind({ id, content }: Api): WaitPlace['kind'] | undefined {
    const node = this.nodes.get(id);
    // Not the multi-instance activity itself, but its inner instances wait.
    if (node?.loop && content.index === undefined) return undefined;
    if (node?.type === 'bpmn:UserTask') return 'user';
    if (node?.type === 'bpmn:ReceiveTask') return 'message';
    const catches = node?.type === 'bpmn:BoundaryEvent' || node?.type === 'bpmn:IntermediateCatchEvent';
    return catches && node.trigger === 'message' ? 'message' : undefined;
  }

  /** Everything that is going on, sub-processes and inner instances included, each once. */
  private postponed(): Api[] {
    const found = new Map<string, Api>();
    const visit = (apis: readonly Api[]): void => {
      for (const api of apis) {
        if (found.has(api.executionId)) continue;
        found.set(api.executionId, api);
        visit(api.getPostponed());
        visit(api.getExecuting?.() ?? []);
      }
    };
    visit(this.execution!.getPostponed());
    return [...found.values()];
  }

  private timerWaits(): OpenWait[] {
    return [...this.timers.running].map((timer) => {
      const activity = this.activities.get(timer.owner.parent?.executionId ?? '');
      const path = activity ? this.scopeOf(activity.environment).path : [];
      return { element: timer.owner.id, kind: 'timer', path: [...path], answer: () => timer.run() };
    });
  }

  private serviceWaits(): OpenWait[] {
    return [...this.services].map((service) => ({
      element: service.activity.id,
      kind: 'behaviour',
      path: this.pathOf({ owner: service.activity, content: service.content }),
      answer: () => {
        this.services.delete(service);
        service.answer(null, {});
      },
      fail: (code) => {
        this.services.delete(service);
        service.answer(Object.assign(new Error(code), { code, errorCode: code }));
      },
    }));
  }

  private pathOf({ owner, content }: Pick<Api, 'owner' | 'content'>): number[] {
    const { path } = this.scopeOf(owner.environment);
    return content.isMultiInstance && content.index !== undefined ? [...path, content.index] : [...path];
  }

  private extend(activity: Activity) {
    if (activity.type === 'bpmn:ServiceTask') activity.behaviour.Service = this.serviceFor(activity);
    return {
      type: 'rehearsal:Extension',
      activate: ({ content }: Message) => {
        this.activities.set(content.executionId, activity);
        this.scopeOf(activity.environment);
      },
      deactivate: () => undefined,
    };
  }

  private serviceFor(activity: Activity) {
    const { services } = this;
    return class {
      private pending?: PendingService;
      execute({ content }: Message, answer: PendingService['answer']): void {
        this.pending = { activity, content, answer };
        services.add(this.pending);
      }
      discard(): void {
        if (this.pending) services.delete(this.pending);
      }
      stop(): void {
        this.discard();
      }
    };
  }

  /** Each run of a sub-process has an environment of its own; that of an inner instance has variables of its own. */
  private scopeOf(environment: Environment): WalkScope {
    const known = this.scopes.get(environment);
    if (known) return known;
    const { scope = this.root, content } = environment.variables;
    const inner = content?.isMultiInstance && content.index !== undefined && this.nodes.get(content.id)?.loop;
    const found = inner ? new WalkScope(scope, content.index, this.localsOf(content)) : scope;
    this.scopes.set(environment, found);
    environment.assignVariables({ scope: found });
    return found;
  }

  private localsOf({ id, index, executionId }: Content): Record<string, Json> {
    const name = this.nodes.get(id)?.loop?.element;
    const items = this.collections.get(executionId.slice(0, executionId.lastIndexOf('_')));
    return { loopCounter: index! + 1, ...(name ? { [name]: items?.[index!] ?? null } : {}) };
  }

  private resolve(text: string, message: Message): unknown {
    if (typeof text !== 'string' || !text.startsWith('=')) return text;
    const { environment, content } = message;
    const value = this.evaluate(text.slice(1), environment!, content);
    // The only expression of an activity's own root scope is the collection of its loop.
    if (content.isRootScope && Array.isArray(value)) this.collections.set(content.executionId, value);
    return value;
  }

  private evaluate(text: string, environment: Environment, content: Content): Json {
    const locals = content.isMultiInstance ? this.localsOf(content) : {};
    const variables = { ...this.scopeOf(environment).visible, ...locals };
    const functions = this.functions as never;
    return evaluateExpression({ text }, { now: walkTime, variables, functions });
  }

  private runScript(activity: Activity, content: Content): void {
    const { expression, resultVariable } = this.nodes.get(activity.id)!.script!;
    const value = this.evaluate(expression, activity.environment, content);
    // What an inner instance of the script itself writes is gone with it.
    if (!content.isMultiInstance) this.scopeOf(activity.environment).variables[resultVariable] = value;
  }
}

export const samePath = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((index, position) => index === other[position]);
