import { compileExpression, FeelSyntaxError, type CompiledExpression } from '../feel/index.js';
import type { ElementInfo, Finding } from '../types.js';
import type { FlowNode, ValueSource } from './graph.js';
import { limits } from './check-limits.js';
import type { ModdleElement } from './moddle.js';
import {
  beside,
  freeExpression,
  freeValue,
  isFreed,
  rootsOf,
  tolerated,
  type Rehearsal,
} from './rehearsal.js';

/** What one run of the compiler gathers. Mistakes become findings; compiling goes on to find the next ones. */
export class Compilation {
  readonly findings: Finding[] = [];
  expressions: { element: string; place: string; text: string }[] = [];
  nodes = new Map<string, FlowNode>();
  elements: Record<string, ElementInfo> = {};

  /** While rehearsing freely: names whose values the process computes itself. */
  decidable: ReadonlySet<string> = new Set();
  private expressionCharacters = 0;

  constructor(
    readonly functionNames: readonly string[],
    readonly rehearsal?: Rehearsal,
  ) {}

  error(rule: string, element: ModdleElement | string, message: string): void {
    this.add(this.rehearsal && tolerated.has(rule) ? 'warning' : 'error', rule, element, message);
  }

  /** What import changed, or what has no effect: nothing that anybody must mend. */
  info(rule: string, element: ModdleElement | string, message: string): void {
    this.add('info', rule, element, message);
  }

  warning(rule: string, element: ModdleElement | string, message: string): void {
    this.add('warning', rule, element, message);
  }

  private add(
    severity: Finding['severity'],
    rule: string,
    element: ModdleElement | string,
    message: string,
  ): void {
    const id = typeof element === 'string' ? element : element.id;
    this.findings.push(
      id === undefined ? { severity, rule, message } : { severity, rule, element: id, message },
    );
  }

  get failed(): boolean {
    const stops = ({ severity, rule }: Finding): boolean =>
      severity === 'error' && !(this.rehearsal && beside.has(rule));
    return this.findings.some(stops);
  }

  /** Compiles FEEL; a leading `=` is optional. A syntax error is a finding, the answer then evaluates to null. */
  expression(element: string, place: string, text: string): CompiledExpression {
    const bare = text.trim().replace(/^=/, '').trim();
    this.expressions.push({ element, place, text: bare });
    if (this.isTooLong(element, bare)) return { text: 'null' };
    if (this.rehearsal === 'free' && isFreed(place) && !this.isDecidable(bare)) {
      return freeExpression(element, place);
    }
    try {
      return compileExpression(text, this.functionNames);
    } catch (error) {
      if (!(error instanceof FeelSyntaxError)) throw error;
      this.error('feel-syntax', element, `${place}：${error.message}`);
      return this.rehearsal ? freeExpression(element, place) : { text: 'null' };
    }
  }

  /** A text, or FEEL when it begins with `=`. */
  value(element: string, place: string, text: string): ValueSource {
    if (!text.trim().startsWith('=')) return { text };
    const expression = this.expression(element, place, text);
    return (this.rehearsal === 'free' && freeValue(element, place)) || { expression };
  }

  private isDecidable(text: string): boolean {
    return rootsOf(text)?.every((name) => this.decidable.has(name)) === true;
  }

  private isTooLong(element: string, text: string): boolean {
    this.expressionCharacters += text.length;
    if (text.length > limits.expressionLength) {
      const message = `表达式有 ${text.length} 个字符，最多 ${limits.expressionLength} 个，请拆成几步计算。`;
      this.error('limit-exceeded', element, message);
    }
    const tooMany = this.expressionCharacters > limits.expressionCharacters;
    if (tooMany && !this.findings.some(({ rule }) => rule === 'limit-exceeded')) {
      const message = `文件里的表达式合计超过 ${limits.expressionCharacters} 个字符，请拆成几个流程。`;
      this.error('limit-exceeded', element, message);
    }
    return tooMany || text.length > limits.expressionLength;
  }
}
