type Data = Record<string, unknown>;

/** What the server does not have yet, told apart from what it has already been sent. */
export class Unsaved {
  #held: Data | null = null;
  #sent: Data | null = null;
  #stored: Data | null = null;

  /** What is still to be saved; null when the server has everything */
  get data(): Data | null {
    return this.#held;
  }

  /** @returns false when there is nothing new in it: the same is kept already or has been saved */
  changed(data: Data): boolean {
    const known = this.#held ?? this.#stored;
    if (known && sameData(known, data)) return false;
    this.#held = data;
    return true;
  }

  /**
   * Values that the server has worked out are no change of the person's: they travel along with one that waits.
   * @returns whether they do
   */
  recomputed(data: Data): boolean {
    if (!this.#held || this.#sent) return false;
    this.#held = data;
    return true;
  }

  sending(data: Data): void {
    this.#held = data;
    this.#sent = data;
  }

  /** @returns whether the server now has everything; not so when something was typed on the way */
  stored(data: Data): boolean {
    this.#stored = data;
    this.#sent = null;
    if (this.#held === data) this.#held = null;
    return this.#held === null;
  }

  failed(): void {
    this.#sent = null;
  }

  forget(): void {
    this.#held = null;
  }
}

const sameData = (left: Data, right: Data): boolean => JSON.stringify(left) === JSON.stringify(right);
