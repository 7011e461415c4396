import { useEffect, useReducer } from 'react';
import type { FileRef } from '../api';
import type { FileClass } from '../form/form-json';
import { reasonOf, upload, type Upload } from './upload';

export interface Pending {
  id: number;
  file: File;
  /** 0…1 */
  part: number;
  /** Why it failed; it can be tried again */
  failed: string | null;
  running: Upload | null;
}

/** Uploads of one field. They live in the field's memory, so that they go on when the form is drawn again. */
export class Uploads {
  pending: readonly Pending[] = [];
  #listeners = new Set<() => void>();
  #next = 1;
  /** Set on every drawing: where a finished upload goes. */
  onDone: (file: FileRef) => void = () => undefined;

  add(file: File, fileClass: FileClass | undefined): void {
    const id = this.#next++;
    this.#set([...this.pending, { id, file, part: 0, failed: null, running: null }]);
    this.run(id, fileClass);
  }

  run(id: number, fileClass: FileClass | undefined): void {
    const found = this.pending.find((one) => one.id === id);
    if (!found) return;
    const running = upload(found.file, fileClass, (part) => this.#change(id, { part }));
    this.#change(id, { running, failed: null, part: 0 });
    running.done.then(
      (stored) => {
        this.drop(id);
        this.onDone(stored);
      },
      (problem: unknown) =>
        problem !== null && this.#change(id, { running: null, failed: reasonOf(problem) }),
    );
  }

  drop(id: number): void {
    this.pending.find((one) => one.id === id)?.running?.cancel();
    this.#set(this.pending.filter((one) => one.id !== id));
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(id: number, change: Partial<Pending>): void {
    this.#set(this.pending.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  #set(pending: readonly Pending[]): void {
    this.pending = pending;
    this.#listeners.forEach((listener) => listener());
  }
}

export function useUploads(memory: Map<string, unknown>, onDone: (file: FileRef) => void): Uploads {
  let uploads = memory.get('uploads') as Uploads | undefined;
  if (!uploads) memory.set('uploads', (uploads = new Uploads()));
  const mine = uploads;
  mine.onDone = onDone;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => mine.listen(redraw), [mine]);
  return mine;
}
