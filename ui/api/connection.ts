import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let up = true;

/** Whether the last request reached the server. */
export const connection = {
  isUp: (): boolean => up,
  report(reached: boolean): void {
    if (reached === up) return;
    up = reached;
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useConnection(): boolean {
  return useSyncExternalStore(connection.subscribe, connection.isUp);
}
