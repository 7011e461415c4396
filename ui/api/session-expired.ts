/** What the client and the shell tell each other when the server no longer knows the session. */
const target = new EventTarget();
let waiting: (() => void)[] = [];
let listeners = 0;

const expired = 'expired';

export function announceSessionExpired(): void {
  target.dispatchEvent(new Event(expired));
}

/** @returns a function that stops listening */
export function onSessionExpired(listener: () => void): () => void {
  target.addEventListener(expired, listener);
  listeners += 1;
  return () => {
    target.removeEventListener(expired, listener);
    listeners -= 1;
  };
}

/** The same person is logged in again: reads that were waiting go on. */
export function announceSessionRenewed(): void {
  const resume = waiting;
  waiting = [];
  resume.forEach((go) => go());
}

/** Resolves when the same person is logged in again; null when nobody asks for it. */
export function sessionRenewed(): Promise<void> | null {
  return listeners === 0 ? null : new Promise((resolve) => waiting.push(resolve));
}
