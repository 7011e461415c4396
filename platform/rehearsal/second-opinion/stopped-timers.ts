/** A timer as bpmn-engine registers it. */
export interface StoppedTimer {
  /** Of the timer event definition. */
  owner: { id: string; executionId: string; parent?: { executionId?: string } };
  run(): void;
}

type Callback = (...args: unknown[]) => void;

/** Takes the place of bpmn-engine's timers: none of them runs by itself. */
export class StoppedTimers {
  readonly running = new Set<StoppedTimer>();

  /** What bpmn-engine asks for when it ends. */
  get executing(): StoppedTimer[] {
    return [...this.running];
  }

  register(owner: StoppedTimer['owner']) {
    return {
      setTimeout: (callback: Callback, _delay: number, ...args: unknown[]) => this.add(owner, callback, args),
      clearTimeout: (timer: StoppedTimer) => this.clearTimeout(timer),
    };
  }

  setTimeout(callback: Callback, _delay: number, ...args: unknown[]): StoppedTimer {
    return this.add({ id: '', executionId: '' }, callback, args);
  }

  clearTimeout(timer: StoppedTimer): void {
    this.running.delete(timer);
  }

  private add(owner: StoppedTimer['owner'], callback: Callback, args: unknown[]): StoppedTimer {
    const timer: StoppedTimer = {
      owner,
      run: () => {
        this.running.delete(timer);
        callback(...args);
      },
    };
    this.running.add(timer);
    return timer;
  }
}
