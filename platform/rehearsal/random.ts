/** A sequence of pseudo-random numbers (mulberry32): the same seed gives the same walk everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds begin differently.
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** One of the items, each as likely as its weight says. */
  pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let rest = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    return items.find((item) => (rest -= weightOf(item)) < 0) ?? items.at(-1)!;
  }
}
