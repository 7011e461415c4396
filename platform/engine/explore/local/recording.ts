import type { MakeBook } from '../../run/book.js';
import { rootScopeId, type Token, type WaitState } from '../../state.js';
import type { PartedConfiguration } from './parted-configuration.js';
import { idsOf, type Part } from './parts.js';
import {
  areThereOthers,
  HaveOthers,
  no,
  View,
  WhichIsMissing,
  WhichOthers,
  type Question,
} from './questions.js';
import { WatchedBook } from './watched-book.js';

type Like = Partial<Token & WaitState>;

/** Notes what the runs of one input read outside of what they have before them. */
export class Recording {
  readonly view: View;
  readonly asked: { question: Question; answer: string }[] = [];
  /** Something was read that no question is about: what the step does may depend on everything. */
  dependsOnEverything = false;
  readonly newBook: MakeBook;
  /** Tops of the state before, by the ids of their records; the root's part is -1. */
  private readonly topOf = new Map<string, number>();
  /** By top: the order among those that one answer brought in is known. */
  private readonly group = new Map<number, number>();

  constructor(before: PartedConfiguration, top: number) {
    this.view = new View(before, top);
    const { root, tops } = before.parts;
    this.note(root, -1);
    tops.forEach((part, index) => this.note(part, index));
    this.newBook = (records, ownerOf, kind) => new WatchedBook(records, ownerOf, kind, this);
  }

  private note(part: Part, top: number): void {
    for (const id of idsOf(part)) this.topOf.set(id, top);
  }

  giveUp(): void {
    this.dependsOnEverything = true;
  }

  isForeign(id: string): boolean {
    const top = this.topOf.get(id);
    return top !== undefined && top >= 0 && !this.view.tops.includes(top);
  }

  /** One record, or those of one owner. */
  sees(id: string): void {
    if (this.isForeign(id)) this.giveUp();
  }

  private ask(question: Question): string {
    const answer = question.answer(this.view);
    // What it asks after that may depend on what it has read.
    if (!this.dependsOnEverything) this.asked.push({ question, answer });
    return answer;
  }

  asksForOthers(): void {
    this.ask(areThereOthers);
  }

  looksThroughAll(kind: 'tokens' | 'scopes' | 'waits', like: Like | undefined): void {
    if (this.ask(like ? new HaveOthers(kind, like) : areThereOthers) !== no) this.giveUp();
  }

  asksForFirstMissing(like: Partial<Token>, name: keyof Token, values: readonly Token[keyof Token][]): void {
    if (values.length > 0) this.ask(new WhichIsMissing(like, name, values));
  }

  bringsIn(like: Partial<Token>): void {
    const { tops } = this.view;
    const known = tops.length;
    this.ask(new WhichOthers(like));
    for (const top of tops.slice(known)) this.group.set(top, this.asked.length);
  }

  /** In which order records of several parts were made is not known in general. */
  inOrder<T extends { id: string }>(records: T[]): T[] {
    const groups = new Set<number>();
    for (const { id } of records) {
      const top = this.topOf.get(id);
      if (top !== undefined && id !== rootScopeId) groups.add(top < 0 ? -1 : (this.group.get(top) ?? 0));
    }
    if (groups.size > 1) this.giveUp();
    return records;
  }
}
