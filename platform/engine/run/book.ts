/** Records of one kind by id, and by what they belong to, in the order in which they were added. */
export class Book<T extends { id: string }> {
  private readonly byId = new Map<string, T>();
  /** Made when somebody first asks for it: many steps never do. */
  private byOwner: Map<string, Set<T>> | undefined;

  constructor(
    records: readonly T[],
    private readonly ownerOf: (record: T) => string,
  ) {
    for (const record of records) this.byId.set(record.id, record);
  }

  get(id: string): T | undefined {
    return this.byId.get(id);
  }

  has({ id }: T): boolean {
    return this.byId.has(id);
  }

  /** @param like what the records have in common */
  all(like?: Partial<T>): T[] {
    const records = [...this.byId.values()];
    return like ? records.filter((record) => isLike(record, like)) : records;
  }

  /** @param like as for `all`; `except` one of them */
  of(owner: string, like?: Partial<T>, except?: T): T[] {
    const records = [...(this.owners().get(owner) ?? [])];
    return like ? records.filter((record) => record !== except && isLike(record, like)) : records;
  }

  /**
   * The first of these values of a property that none of an owner's records has.
   * @param like what the records have in common
   */
  firstMissing<N extends keyof T>(
    owner: string,
    like: Partial<T>,
    name: N,
    values: readonly T[N][],
  ): T[N] | undefined {
    return firstMissingIn(this.of(owner, like), name, values);
  }

  isEmpty(owner: string): boolean {
    return (this.owners().get(owner)?.size ?? 0) === 0;
  }

  count(owner: string): number {
    return this.owners().get(owner)?.size ?? 0;
  }

  add(record: T): T {
    this.byId.set(record.id, record);
    if (this.byOwner) enlist(this.byOwner, this.ownerOf(record), record);
    return record;
  }

  remove(record: T): void {
    this.byId.delete(record.id);
    this.byOwner?.get(this.ownerOf(record))?.delete(record);
  }

  /** Everything, when the step is over and nothing more depends on it. */
  atRest(): T[] {
    return [...this.byId.values()];
  }

  private owners(): Map<string, Set<T>> {
    if (this.byOwner) return this.byOwner;
    this.byOwner = new Map();
    for (const record of this.byId.values()) enlist(this.byOwner, this.ownerOf(record), record);
    return this.byOwner;
  }
}

/** Makes the books of a step; exploration has some that note what is read. */
export type MakeBook = <T extends { id: string }>(
  records: readonly T[],
  ownerOf: (record: T) => string,
  kind: 'tokens' | 'scopes' | 'waits',
) => Book<T>;

export const makeBook: MakeBook = (records, ownerOf) => new Book(records, ownerOf);

export function isLike<T>(record: T, like: Partial<T>): boolean {
  for (const name in like) if (record[name] !== like[name]) return false;
  return true;
}

export function firstMissingIn<T, N extends keyof T>(
  records: readonly T[],
  name: N,
  values: readonly T[N][],
): T[N] | undefined {
  const present = new Set(records.map((record) => record[name]));
  return values.find((value) => !present.has(value));
}

function enlist<T>(owners: Map<string, Set<T>>, owner: string, record: T): void {
  const records = owners.get(owner);
  if (records) records.add(record);
  else owners.set(owner, new Set([record]));
}
