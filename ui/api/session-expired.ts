/** Tells the shell that the server no longer knows the session; nothing on the page is lost. */
const target = new EventTarget();
const name = 'session-expired';

export function announceSessionExpired(): void {
  target.dispatchEvent(new Event(name));
}

/** @returns a function that stops listening */
export function onSessionExpired(listener: () => void): () => void {
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}
