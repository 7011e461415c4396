import { Book, firstMissingIn } from '../../run/book.js';
import { rootScopeId, type Token, type WaitState } from '../../state.js';
import type { Recording } from './recording.js';

/** A book that notes what is read. Of everything that a book offers to read, so that nothing is read unseen. */
export class WatchedBook<T extends { id: string }> extends Book<T> {
  constructor(
    records: readonly T[],
    ownerOf: (record: T) => string,
    private readonly kind: 'tokens' | 'scopes' | 'waits',
    private readonly recording: Recording,
  ) {
    super(records, ownerOf);
  }

  /** Tokens of the root scope belong to several parts; everything else that has one owner, to one. */
  private isShared(owner: string): boolean {
    return this.kind === 'tokens' && owner === rootScopeId;
  }

  override get(id: string): T | undefined {
    this.recording.sees(id);
    return super.get(id);
  }

  override all(like?: Partial<T>): T[] {
    this.recording.looksThroughAll(this.kind, like as Partial<Token & WaitState> | undefined);
    return this.recording.inOrder(super.all(like));
  }

  override of(owner: string, like?: Partial<T>, except?: T): T[] {
    if (!this.isShared(owner)) this.recording.sees(owner);
    else if (like) this.recording.bringsIn(like as Partial<Token>);
    else this.recording.looksThroughAll(this.kind, undefined);
    return this.recording.inOrder(super.of(owner, like, except));
  }

  override count(owner: string): number {
    if (this.isShared(owner)) this.recording.giveUp();
    else this.recording.sees(owner);
    return super.count(owner);
  }

  override firstMissing<N extends keyof T>(
    owner: string,
    like: Partial<T>,
    name: N,
    values: readonly T[N][],
  ): T[N] | undefined {
    const records = super.of(owner, like);
    if (this.isShared(owner)) {
      const inView = records.filter(({ id }) => !this.recording.isForeign(id));
      const open = values.filter((value) => inView.every((record) => record[name] !== value));
      this.recording.asksForFirstMissing(
        like as Partial<Token>,
        name as keyof Token,
        open as Token[keyof Token][],
      );
    } else this.recording.sees(owner);
    return firstMissingIn(records, name, values);
  }

  override isEmpty(owner: string): boolean {
    const isForeign = ({ id }: T): boolean => this.recording.isForeign(id);
    if (!this.isShared(owner)) this.recording.sees(owner);
    else if (super.of(owner).every(isForeign)) this.recording.asksForOthers();
    return super.isEmpty(owner);
  }
}
