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

  all(): T[] {
    return [...this.byId.values()];
  }

  get size(): number {
    return this.byId.size;
  }

  of(owner: string): T[] {
    return [...(this.owners().get(owner) ?? [])];
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

  private owners(): Map<string, Set<T>> {
    if (this.byOwner) return this.byOwner;
    this.byOwner = new Map();
    for (const record of this.byId.values()) enlist(this.byOwner, this.ownerOf(record), record);
    return this.byOwner;
  }
}

function enlist<T>(owners: Map<string, Set<T>>, owner: string, record: T): void {
  const records = owners.get(owner);
  if (records) records.add(record);
  else owners.set(owner, new Set([record]));
}
