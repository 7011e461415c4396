import type { InstanceState, WaitState } from '../../state.js';
import type { Variables } from '../../types.js';
import type { Configuration } from '../configuration.js';
import type { Fact } from '../facts.js';
import { mark } from '../unknown.js';
import { waitOf, type Part, type Parts, type Shapes } from './parts.js';

/** An open wait, found by its part (-1: the root's) and its place among the waits of the shape. */
export interface OpenWait {
  top: number;
  place: number;
  number: number;
  wait: WaitState;
}

const noData = { text: '', marks: [] };
const markText = new RegExp(`"\\${mark}":(\\d+)`, 'g');

/** A configuration that is kept in parts, and put together when somebody wants to see it whole. */
export class PartedConfiguration implements Configuration {
  private whole: InstanceState | undefined;
  private known: { text: string; marks: readonly number[] } | undefined;

  constructor(
    private readonly shapes: Shapes,
    readonly parts: Parts,
    readonly variables: Variables,
    readonly facts: readonly Fact[],
  ) {}

  get state(): InstanceState {
    return (this.whole ??= this.shapes.join(this.parts));
  }

  /** Whether tokens stand on these elements only. */
  standsOnlyOn(elements: { has(id: string): boolean }): boolean {
    for (const { shape } of this.parts.tops)
      for (const element of shape.elements) if (!elements.has(element)) return false;
    return true;
  }

  get knowsNothing(): boolean {
    if (this.facts.length > 0) return false;
    for (const _name in this.variables) return false;
    return true;
  }

  /** The wait as it is in the state. */
  stateOf({ top, place }: OpenWait): WaitState {
    return waitOf(top < 0 ? this.parts.root : this.parts.tops[top]!, place);
  }

  /** In the order in which they were opened. */
  waits(): OpenWait[] {
    const { root, tops } = this.parts;
    const found: OpenWait[] = [];
    collectWaits(root, -1, found);
    for (let top = 0; top < tops.length; top++) collectWaits(tops[top]!, top, found);
    return found.sort((one, two) => one.number - two.number);
  }

  /** What is known, as a text in which unknown values are counted; and their numbers. */
  get data(): { text: string; marks: readonly number[] } {
    return (this.known ??= this.knowsNothing ? noData : this.readData());
  }

  private readData(): { text: string; marks: number[] } {
    const marks: number[] = [];
    const counted = (number: number): number => {
      const at = marks.indexOf(number);
      return at < 0 ? marks.push(number) - 1 : at;
    };
    const variables = JSON.stringify(this.variables).replace(
      markText,
      (_, number) => `"${mark}":${counted(Number(number))}`,
    );
    const facts = this.facts.map((fact) => ({ ...fact, unknowns: fact.unknowns.map(counted) }));
    return { text: variables + JSON.stringify(facts), marks };
  }
}

function collectWaits({ shape, numbers }: Part, top: number, into: OpenWait[]): void {
  const { waits, waitNumbers } = shape;
  for (let place = 0; place < waits.length; place++)
    into.push({ top, place, number: numbers[waitNumbers[place]!]!, wait: waits[place]! });
}
