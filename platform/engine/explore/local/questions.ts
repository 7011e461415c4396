import { firstMissingIn, isLike } from '../../run/book.js';
import { rootScopeId, type Token, type WaitState } from '../../state.js';
import type { PartedConfiguration } from './parted-configuration.js';
import type { Part, Shape } from './parts.js';

/** What a step has before it: the root's own part, the part that it starts in, and those that answers brought in. */
export class View {
  /** Indices of the tops of `before`. */
  readonly tops: number[];

  constructor(
    readonly before: PartedConfiguration,
    top: number,
  ) {
    this.tops = top < 0 ? [] : [top];
  }

  get hasOthers(): boolean {
    return this.tops.length < this.before.parts.tops.length;
  }

  others(): number[] {
    return [...this.before.parts.tops.keys()].filter((top) => !this.tops.includes(top));
  }

  /** The unknown values in it, those of the data first. */
  marks(): number[] {
    const { marks } = this.before.data;
    return marks.concat(...this.tops.map((top) => this.before.parts.tops[top]!.marks));
  }

  numbers(): number[] {
    const { root, tops } = this.before.parts;
    return root.numbers.concat(...this.tops.map((top) => tops[top]!.numbers));
  }
}

/** Which of a part's unknown values are among those known of already. */
export const linksOf = ({ marks }: Part, known: () => readonly number[]): string =>
  marks.length === 0 ? '' : `:${marks.map((number) => known().indexOf(number)).join()}`;

const topToken = ({ shape }: Part): Token => shape.tokens.find(({ s }) => s === rootScopeId)!;

/** What a step asks about the parts that it does not have before it. What it reads of them beyond that is not known. */
export interface Question {
  /** The same text where the step goes on in the same way. */
  answer(view: View): string;
}

/** Whether there are others at all. */
export const areThereOthers: Question = { answer: ({ hasOthers }) => (hasOthers ? yes : no) };
export const yes = 'yes';
export const no = 'no';

/** Whether others have a record like this. */
export class HaveOthers implements Question {
  constructor(
    private readonly kind: 'tokens' | 'scopes' | 'waits',
    private readonly like: Partial<Token & WaitState>,
  ) {}

  answer(view: View): string {
    if (!view.hasOthers) return no;
    const { tops } = view.before.parts;
    return view.others().some((top) => this.has(tops[top]!.shape)) ? yes : no;
  }

  private has(shape: Shape): boolean {
    return shape[this.kind].some((record) => isLike(record as Token & WaitState, this.like));
  }
}

/** Which of these values is the first that no other's token in the root scope has. */
export class WhichIsMissing implements Question {
  constructor(
    private readonly like: Partial<Token>,
    private readonly name: keyof Token,
    private readonly values: readonly Token[keyof Token][],
  ) {}

  answer(view: View): string {
    const { tops } = view.before.parts;
    const tokens = view.others().map((top) => topToken(tops[top]!));
    const alike = tokens.filter((token) => isLike(token, this.like));
    return String(firstMissingIn(alike, this.name, this.values) ?? '');
  }
}

/** Which others have a token like this in the root scope; from then on the step has them before it. */
export class WhichOthers implements Question {
  constructor(private readonly like: Partial<Token>) {}

  answer(view: View): string {
    if (!view.hasOthers) return '';
    const { tops } = view.before.parts;
    let text = '';
    for (const top of view.others()) {
      const part = tops[top]!;
      const token = topToken(part);
      if (!isLike(token, this.like)) continue;
      text += `${part.shape.index}${linksOf(part, () => view.marks())} `;
      view.tops.push(top);
    }
    return text;
  }
}
