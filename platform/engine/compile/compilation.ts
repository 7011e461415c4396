import { compileExpression, FeelSyntaxError, type CompiledExpression } from '../feel/index.js';
import type { ElementInfo, Finding } from '../types.js';
import type { FlowNode, ValueSource } from './graph.js';
import type { ModdleElement } from './moddle.js';

/** What one run of the compiler gathers. Mistakes become findings; compiling goes on to find the next ones. */
export class Compilation {
  readonly findings: Finding[] = [];
  expressions: { element: string; place: string; text: string }[] = [];
  nodes = new Map<string, FlowNode>();
  elements: Record<string, ElementInfo> = {};

  constructor(readonly functionNames: readonly string[]) {}

  error(rule: string, element: ModdleElement | string, message: string): void {
    this.add('error', rule, element, message);
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
    return this.findings.some(({ severity }) => severity === 'error');
  }

  /** Compiles FEEL; a leading `=` is optional. A syntax error is a finding, the answer then evaluates to null. */
  expression(element: string, place: string, text: string): CompiledExpression {
    this.expressions.push({ element, place, text: text.trim().replace(/^=/, '').trim() });
    try {
      return compileExpression(text, this.functionNames);
    } catch (error) {
      if (!(error instanceof FeelSyntaxError)) throw error;
      this.error('feel-syntax', element, `${place}：${error.message}`);
      return { text: 'null' };
    }
  }

  /** A text, or FEEL when it begins with `=`. */
  value(element: string, place: string, text: string): ValueSource {
    if (!text.trim().startsWith('=')) return { text };
    return { expression: this.expression(element, place, text) };
  }
}
