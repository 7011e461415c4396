import type { Resolved } from '../api';
import { applyResolved } from './apply-resolved';
import type { FormioForm } from './formio-types';

export type Resolve = (data: Record<string, unknown>, signal: AbortSignal) => Promise<Resolved>;

const pause = 400;

/** Asks the server to recompute, a moment after the last change; only the newest answer counts. */
export class Resolver {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  /** The data as the last answer left them; null as soon as somebody has typed */
  #answered: string | null = null;

  constructor(
    private readonly form: FormioForm,
    private readonly latest: { readonly current: { resolve?: Resolve } },
    private readonly onResolving: (underWay: boolean) => void,
  ) {}

  ask(): void {
    this.stop();
    this.#answered = null;
    if (this.latest.current.resolve) this.#timer = setTimeout(() => void this.#run(), pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (!this.#running) return;
    this.#running.abort();
    this.#ended();
  }

  /** Form.io reports what an answer has written like anything typed: these data hold nothing else. */
  isAnswer(data: Record<string, unknown>): boolean {
    return this.#answered === JSON.stringify(data);
  }

  async #run(): Promise<void> {
    const mine = (this.#running = new AbortController());
    this.onResolving(true);
    const asked = structuredClone(this.form.submission.data);
    const answer = this.latest.current.resolve?.(asked, mine.signal);
    // Typing goes on without live values; the server computes them again on submission.
    const resolved = await answer?.catch(() => undefined);
    if (mine.signal.aborted) return;
    this.#ended();
    if (!resolved) return;
    // Form.io tells of a change a moment later: this answer would write back what has just been typed over.
    if (JSON.stringify(this.form.submission.data) !== JSON.stringify(asked)) return this.ask();
    applyResolved(this.form, resolved);
    this.#answered = JSON.stringify(this.form.submission.data);
  }

  #ended(): void {
    this.#running = undefined;
    this.onResolving(false);
  }
}
