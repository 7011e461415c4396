import fc from 'fast-check';
import {
  bpmn,
  boundary,
  cancel,
  compensation,
  condition,
  error,
  escalation,
  event,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  standardLoop,
  subProcess,
  task,
  undoneBy,
  userTask,
} from './bpmn.js';

export type LeafKind = 'user' | 'service' | 'none' | 'watched' | 'undoable' | 'condition';

/** A block-structured process: sound by construction, and what it must do can be counted without running it. */
export type Block =
  | { kind: LeafKind }
  | { kind: 'sequence' | 'parallel'; blocks: Block[] }
  | { kind: 'choice'; blocks: Block[]; chosen: number }
  | { kind: 'loop'; block: Block; times: number }
  /** Sub-processes: plain; run again and again; one that escalates first; ones that end by an error or a cancellation. */
  | { kind: 'scope' | 'escalating' | 'failing' | 'compensated' | 'cancelled'; block: Block }
  | { kind: 'repeat'; block: Block; times: number }
  | { kind: 'inclusive'; blocks: Block[]; chosen: number }
  | { kind: 'each'; block: Block; items: number; sequential: boolean };

const leafKinds: LeafKind[] = ['user', 'service', 'none', 'watched', 'undoable', 'condition'];

/** Generates blocks; how deep they are nested decides how long a run takes. */
const blocksOf = (depthSize: 'xsmall' | 'small'): fc.Arbitrary<Block> =>
  fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { depthSize, withCrossShrink: true },
      fc.constantFrom<LeafKind>(...leafKinds).map((kind): Block => ({ kind })),
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
        kind: fc.constantFrom('loop' as const, 'repeat' as const),
        block: tie('block'),
        times: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constantFrom<'scope' | 'escalating' | 'failing' | 'compensated' | 'cancelled'>(
          'scope',
          'escalating',
          'failing',
          'compensated',
          'cancelled',
        ),
        block: tie('block'),
      }),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }).chain((inner) =>
        fc.record({
          kind: fc.constant('inclusive' as const),
          blocks: fc.constant(inner),
          // Which flows are taken, a bit each; at least one.
          chosen: fc.integer({ min: 1, max: 2 ** inner.length - 1 }),
        }),
      ),
      fc.record({
        kind: fc.constant('each' as const),
        block: tie('block'),
        items: fc.nat(3),
        sequential: fc.boolean(),
      }),
    ),
  })).block;

export const blocks = blocksOf('small');
export const smallBlocks = blocksOf('xsmall');

/** How often each task must be left when the process is done, by element id. */
export type Expected = Map<string, number>;

/** The parts of a block, and the elements by which it is entered and left. */
interface Drawn {
  parts: string[];
  from: string;
  to: string;
}

const one = (part: string, id: string): Drawn => ({ parts: [part], from: id, to: id });

class Drawing {
  private count = 0;
  /** Whether what is drawn now will be undone. */
  private undone = false;
  readonly expected: Expected = new Map();

  id(kind: string): string {
    this.count += 1;
    return `${kind}_${this.count}`;
  }

  draw(block: Block, times: number): Drawn {
    switch (block.kind) {
      case 'user':
      case 'service':
      case 'none':
      case 'watched':
      case 'undoable':
      case 'condition':
        return this.leaf(block.kind, times);
      case 'sequence':
        return this.sequence(block.blocks.map((inner) => this.draw(inner, times)));
      case 'parallel':
        return this.fork(
          'parallel',
          block.blocks.map((inner) => this.draw(inner, times)),
          () => '',
        );
      case 'choice': {
        const drawn = block.blocks.map((inner, index) =>
          this.draw(inner, index === block.chosen ? times : 0),
        );
        return this.fork('exclusive', drawn, (index) => `${index} = ${block.chosen}`);
      }
      case 'inclusive': {
        const taken = (index: number): boolean => (block.chosen >> index) % 2 === 1;
        const drawn = block.blocks.map((inner, index) => this.draw(inner, taken(index) ? times : 0));
        return this.fork('inclusive', drawn, (index) => `${Number(taken(index))} = 1`);
      }
      case 'loop':
        return this.loop(this.draw(block.block, times * block.times), block.times);
      case 'repeat': {
        const loop = standardLoop(undefined, { maximum: block.times });
        return this.scope(this.draw(block.block, times * block.times), loop);
      }
      case 'scope':
        return this.scope(this.draw(block.block, times), '');
      case 'escalating':
        return this.escalating(this.draw(block.block, times), times);
      case 'failing':
        return this.ending(this.within(false, block.block, times), error('BAD'), false);
      case 'cancelled':
        return this.ending(this.within(true, block.block, times), cancel, true);
      case 'compensated': {
        const body = this.within(true, block.block, times);
        const id = this.id('undo');
        return this.scope(
          this.sequence([body, one(event('intermediateThrowEvent', id, compensation()), id)]),
          '',
        );
      }
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

  /** Draws what will be undone in the end, or what will be forgotten. */
  private within(undone: boolean, block: Block, times: number): Drawn {
    const before = this.undone;
    this.undone = undone;
    const drawn = this.draw(block, times);
    this.undone = before;
    return drawn;
  }

  private leaf(kind: LeafKind, times: number): Drawn {
    const id = this.id(kind);
    this.expected.set(id, times);
    if (kind === 'condition') return this.condition(id);
    if (kind === 'undoable') {
      this.expected.set(`${id}_u`, this.undone ? times : 0);
      return one(task(id) + undoneBy(id, serviceTask(`${id}_u`, 'undo')), id);
    }
    if (kind === 'service') return { parts: [serviceTask(id, 'x')], from: id, to: id };
    if (kind === 'none') return { parts: [task(id)], from: id, to: id };
    if (kind === 'user') return { parts: [userTask(id)], from: id, to: id };
    const watch = boundary(`${id}_b`, id, message('watch'), { interrupting: false });
    const handled = [task(`${id}_h`), this.flow(`${id}_b`, `${id}_h`)];
    return { parts: [userTask(id), watch, ...handled], from: id, to: id };
  }

  /** Waits beside a task for what that writes. */
  private condition(id: string): Drawn {
    const name = this.id('written');
    const writer = this.id('writer');
    return this.fork(
      'parallel',
      [
        one(event('intermediateCatchEvent', id, condition(`${name} = 1`)), id),
        one(scriptTask(writer, '=1', name), writer),
      ],
      () => '',
    );
  }

  private escalating(body: Drawn, times: number): Drawn {
    const thrower = this.id('escalate');
    const first = one(event('intermediateThrowEvent', thrower, escalation('LATE')), thrower);
    const scope = this.scope(this.sequence([first, body]), '');
    const [caught, handled] = [this.id('escalated'), this.id('handled')];
    this.expected.set(handled, times);
    const parts = [
      boundary(caught, scope.from, escalation('LATE'), { interrupting: false }),
      task(handled),
      this.flow(caught, handled),
    ];
    return { ...scope, parts: [...scope.parts, ...parts] };
  }

  /** A sub-process that is left only by a boundary event. */
  private ending(body: Drawn, definition: string, transaction: boolean): Drawn {
    const id = this.id('ending');
    const [first, last, out] = [this.id('start'), this.id('end'), this.id('out')];
    const inner = [
      event('startEvent', first),
      event('endEvent', last, definition),
      ...body.parts,
      this.flow(first, body.from),
      this.flow(body.to, last),
    ];
    return {
      parts: [subProcess(id, inner, { transaction }), boundary(out, id, definition)],
      from: id,
      to: out,
    };
  }

  private flow(from: string, to: string, condition = ''): string {
    const body = condition && `<conditionExpression>=${condition}</conditionExpression>`;
    return `<sequenceFlow id="${this.id('flow')}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
  }

  private sequence(drawn: Drawn[]): Drawn {
    const flows = drawn.slice(1).map((next, index) => this.flow(drawn[index]!.to, next.from));
    return {
      parts: [...drawn.flatMap(({ parts }) => parts), ...flows],
      from: drawn[0]!.from,
      to: drawn.at(-1)!.to,
    };
  }

  private fork(kind: string, drawn: Drawn[], condition: (index: number) => string): Drawn {
    const from = this.id('split');
    const to = this.id('join');
    const parts = drawn.flatMap((branch, index) => [
      ...branch.parts,
      this.flow(from, branch.from, condition(index)),
      this.flow(branch.to, to),
    ]);
    return { parts: [gateway(kind, from), gateway(kind, to), ...parts], from, to };
  }

  private loop(body: Drawn, times: number): Drawn {
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

  private scope(body: Drawn, loop: string): Drawn {
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
