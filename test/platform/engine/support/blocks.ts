import fc from 'fast-check';
import {
  bpmn,
  boundary,
  event,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  subProcess,
  task,
  userTask,
} from './bpmn.js';

/** A block-structured process: sound by construction, and what it must do can be counted without running it. */
export type Block =
  | { kind: 'user' | 'service' | 'none' | 'watched' }
  | { kind: 'sequence' | 'parallel'; blocks: Block[] }
  | { kind: 'choice'; blocks: Block[]; chosen: number }
  | { kind: 'loop'; block: Block; times: number }
  | { kind: 'scope'; block: Block }
  | { kind: 'each'; block: Block; items: number; sequential: boolean };

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Block>({ kind: 'user' }, { kind: 'service' }, { kind: 'none' }, { kind: 'watched' }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).chain((inner) =>
      fc.record({
        kind: fc.constant('choice' as const),
        blocks: fc.constant(inner),
        chosen: fc.nat(inner.length - 1),
      }),
    ),
    fc.record({
      kind: fc.constant('loop' as const),
      block: tie('block'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ kind: fc.constant('scope' as const), block: tie('block') }),
    fc.record({
      kind: fc.constant('each' as const),
      block: tie('block'),
      items: fc.nat(3),
      sequential: fc.boolean(),
    }),
  ),
})).block;

/** How often each task must be left when the process is done, by element id. */
export type Expected = Map<string, number>;

class Drawing {
  private count = 0;
  readonly expected: Expected = new Map();

  id(kind: string): string {
    this.count += 1;
    return `${kind}_${this.count}`;
  }

  /** Draws a block; answers its parts and the elements by which it is entered and left. */
  draw(block: Block, times: number): { parts: string[]; from: string; to: string } {
    switch (block.kind) {
      case 'user':
      case 'service':
      case 'none':
      case 'watched':
        return this.leaf(block.kind, times);
      case 'sequence':
        return this.sequence(block.blocks.map((inner) => this.draw(inner, times)));
      case 'parallel':
        return this.fork(
          'parallel',
          block.blocks.map((inner) => this.draw(inner, times)),
          null,
        );
      case 'choice': {
        const drawn = block.blocks.map((inner, index) =>
          this.draw(inner, index === block.chosen ? times : 0),
        );
        return this.fork('exclusive', drawn, block.chosen);
      }
      case 'loop':
        return this.loop(this.draw(block.block, times * block.times), block.times);
      case 'scope':
        return this.scope(this.draw(block.block, times), '');
      case 'each': {
        const items = Array.from({ length: block.items }, (_, index) => index);
        const loop = multiInstance(
          `=${JSON.stringify(items)}`,
          { inputElement: 'item' },
          { sequential: block.sequential },
        );
        return this.scope(this.draw(block.block, times * block.items), loop);
      }
    }
  }

  private leaf(kind: 'user' | 'service' | 'none' | 'watched', times: number) {
    const id = this.id(kind);
    this.expected.set(id, times);
    if (kind === 'service') return { parts: [serviceTask(id, 'x')], from: id, to: id };
    if (kind === 'none') return { parts: [task(id)], from: id, to: id };
    if (kind === 'user') return { parts: [userTask(id)], from: id, to: id };
    const watch = boundary(`${id}_b`, id, message('watch'), { interrupting: false });
    const handled = [task(`${id}_h`), this.flow(`${id}_b`, `${id}_h`)];
    return { parts: [userTask(id), watch, ...handled], from: id, to: id };
  }

  private flow(from: string, to: string, condition = ''): string {
    const body = condition && `<conditionExpression>=${condition}</conditionExpression>`;
    return `<sequenceFlow id="${this.id('flow')}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
  }

  private sequence(drawn: { parts: string[]; from: string; to: string }[]) {
    const flows = drawn.slice(1).map((next, index) => this.flow(drawn[index]!.to, next.from));
    return {
      parts: [...drawn.flatMap(({ parts }) => parts), ...flows],
      from: drawn[0]!.from,
      to: drawn.at(-1)!.to,
    };
  }

  private fork(kind: string, drawn: { parts: string[]; from: string; to: string }[], chosen: number | null) {
    const from = this.id('split');
    const to = this.id('join');
    const parts = drawn.flatMap((branch, index) => [
      ...branch.parts,
      this.flow(from, branch.from, chosen === null ? '' : `${index} = ${chosen}`),
      this.flow(branch.to, to),
    ]);
    return { parts: [gateway(kind, from), gateway(kind, to), ...parts], from, to };
  }

  private loop(body: { parts: string[]; from: string; to: string }, times: number) {
    const counter = this.id('counter');
    const [reset, merge, increase, again] = [
      this.id('reset'),
      this.id('merge'),
      this.id('increase'),
      this.id('again'),
    ];
    const out = this.id('out');
    const parts = [
      scriptTask(reset, '=0', counter),
      gateway('exclusive', merge),
      ...body.parts,
      scriptTask(increase, `=${counter} + 1`, counter),
      gateway('exclusive', again, ''),
      task(out),
      this.flow(reset, merge),
      this.flow(merge, body.from),
      this.flow(body.to, increase),
      this.flow(increase, again),
      this.flow(again, merge, `${counter} &lt; ${times}`),
      this.flow(again, out, `${counter} &gt;= ${times}`),
    ];
    return { parts, from: reset, to: out };
  }

  private scope(body: { parts: string[]; from: string; to: string }, loop: string) {
    const id = this.id('scope');
    const [first, last] = [this.id('start'), this.id('end')];
    const inner = [
      event('startEvent', first),
      event('endEvent', last),
      ...body.parts,
      this.flow(first, body.from),
      this.flow(body.to, last),
    ];
    return { parts: [subProcess(id, inner, { loop })], from: id, to: id };
  }

  whole(block: Block): string {
    const body = this.draw(block, 1);
    return bpmn([
      event('startEvent', 'start'),
      event('endEvent', 'end'),
      ...body.parts,
      this.flow('start', body.from),
      this.flow(body.to, 'end'),
    ]);
  }
}

export function drawProcess(block: Block): { xml: string; expected: Expected } {
  const drawing = new Drawing();
  return { xml: drawing.whole(block), expected: drawing.expected };
}
