import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiProblem } from '../api';
import { localCopies } from './local-copy';
import { Unsaved } from './unsaved';

export type Saving =
  | { kind: 'untouched' | 'changed' | 'saving' }
  | { kind: 'saved'; at: string }
  /** Only in this browser so far; `retrying`: it will be tried again by itself */
  | { kind: 'kept'; at: string; reason: string; retrying: boolean };

interface Place {
  person: string;
  workKey: string;
  formVersion: string;
  savedAt: string | null;
}

export interface Autosave {
  state: Saving;
  /** There is something that the server does not have. */
  unsaved: boolean;
  changed(data: Record<string, unknown>): void;
  /** Values worked out by the server have come in: they are kept with a change, but are none themselves. */
  recomputed(data: Record<string, unknown>): void;
  /** Saves at once. @returns null when it is saved, else why not */
  save(data: Record<string, unknown>, explicit: boolean): Promise<string | null>;
  /** The step is done, or thrown away: nothing is kept any more. */
  finish(): void;
}

const pause = 3000;
const retryPause = 8000;

/** Every change goes into this browser at once and to the server a moment later; what fails is tried again. */
export function useAutosave({ person, workKey, formVersion, savedAt }: Place): Autosave {
  const [state, setState] = useState<Saving>(
    savedAt ? { kind: 'saved', at: savedAt } : { kind: 'untouched' },
  );
  const [pending] = useState(() => new Unsaved());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef(false);
  const base = useRef(savedAt);

  const save = useCallback(
    async (data: Record<string, unknown>, explicit: boolean): Promise<string | null> => {
      clearTimeout(timer.current);
      pending.sending(data);
      setState({ kind: 'saving' });
      try {
        const { savedAt: at } = await api.saveDraft(workKey, { data, formVersion, explicit });
        base.current = at;
        const complete = pending.stored(data);
        if (complete) localCopies.drop(person, workKey);
        setState(complete ? { kind: 'saved', at } : { kind: 'changed' });
        return null;
      } catch (problem) {
        pending.failed();
        const reason = problem instanceof ApiProblem ? problem.detail : '草稿没有保存成功';
        const retrying = isPassing(problem);
        setState({ kind: 'kept', at: new Date().toISOString(), reason, retrying });
        if (retrying) timer.current = setTimeout(() => retry(), retryPause);
        return reason;
      }
      function retry() {
        if (pending.data && !over.current) void save(pending.data, false);
      }
    },
    [person, workKey, formVersion, pending],
  );

  const keep = useCallback(
    (data: Record<string, unknown>) =>
      localCopies.write(person, workKey, {
        data,
        formVersion,
        at: new Date().toISOString(),
        base: base.current,
      }),
    [person, workKey, formVersion],
  );

  const changed = useCallback(
    (data: Record<string, unknown>) => {
      if (over.current || !pending.changed(data)) return;
      keep(data);
      setState((before) => (before.kind === 'kept' ? before : { kind: 'changed' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => pending.data && void save(pending.data, false), pause);
    },
    [keep, pending, save],
  );

  const recomputed = useCallback(
    (data: Record<string, unknown>) => {
      if (!over.current && pending.recomputed(data)) keep(data);
    },
    [keep, pending],
  );

  const finish = useCallback(() => {
    over.current = true;
    pending.forget();
    clearTimeout(timer.current);
    localCopies.drop(person, workKey);
    setState({ kind: 'untouched' });
  }, [person, workKey, pending]);

  useEffect(() => {
    const again = () => pending.data && void save(pending.data, false);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('online', again);
    };
  }, [pending, save]);

  const unsaved = state.kind === 'changed' || state.kind === 'kept';
  return { state, unsaved, changed, recomputed, save, finish };
}

/** Worth another try without the person doing anything. */
const isPassing = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.isOffline || problem.isSessionExpired || problem.status >= 500);
