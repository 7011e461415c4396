interface Question<K, V> {
  key: K;
  resolve: (answer: V | null) => void;
  reject: (fault: unknown) => void;
}

/**
 * Answers many questions with few fetches: who asks while one is under way waits for the next, together with all others.
 * No question is answered by a fetch that began before it was asked.
 */
export class Gathering<K, V> {
  private waiting: Question<K, V>[] = [];
  private isFetching = false;

  /** @param fetch answers by key; what it fails with is thrown to everybody who asked */
  constructor(private readonly fetch: (keys: K[]) => Promise<ReadonlyMap<K, V>>) {}

  /** @returns null where the fetch has no answer */
  ask(key: K): Promise<V | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      // not at once: others of the same moment come along
      if (this.waiting.length === 1 && !this.isFetching) process.nextTick(() => void this.answerAll());
    });
  }

  private async answerAll(): Promise<void> {
    this.isFetching = true;
    while (this.waiting.length > 0) {
      const questions = this.waiting;
      this.waiting = [];
      try {
        const answers = await this.fetch(questions.map(({ key }) => key));
        for (const { key, resolve } of questions) resolve(answers.get(key) ?? null);
      } catch (fault) {
        for (const { reject } of questions) reject(fault);
      }
    }
    this.isFetching = false;
  }
}
