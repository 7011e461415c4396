/** What was typed, kept in this browser until it is safely with the server. */
export interface LocalCopy {
  data: Record<string, unknown>;
  formVersion: string;
  /** ISO 8601, by this computer's clock */
  at: string;
  /** When the server's draft was saved that this goes on from, by the server's clock; null without one */
  base: string | null;
}

const nameOf = (person: string, key: string): string => `work:${person}:${key}`;

/** Storage can be full or forbidden; typing goes on without it. */
export const localCopies = {
  read(person: string, key: string): LocalCopy | null {
    try {
      const copy = JSON.parse(localStorage.getItem(nameOf(person, key)) ?? 'null') as LocalCopy | null;
      return copy && typeof copy.data === 'object' && copy.data !== null ? copy : null;
    } catch {
      return null;
    }
  },
  write(person: string, key: string, copy: LocalCopy): void {
    try {
      localStorage.setItem(nameOf(person, key), JSON.stringify(copy));
    } catch {
      return;
    }
  },
  drop(person: string, key: string): void {
    try {
      localStorage.removeItem(nameOf(person, key));
    } catch {
      return;
    }
  },
};
