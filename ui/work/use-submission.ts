import { useRef, useState } from 'react';
import {
  api,
  ApiProblem,
  queryClient,
  type Checked,
  type Completed,
  type FieldError,
  type WorkPage,
} from '../api';

export type Phase =
  { kind: 'fill' } | { kind: 'review'; checked: Checked } | { kind: 'done'; completed: Completed };

const noErrors: FieldError[] = [];

export interface Submission {
  phase: Phase;
  busy: boolean;
  errors: FieldError[];
  problem: ApiProblem | null;
  /** Lets the server check everything, then goes on to the review, or submits at once where there is none. */
  check(data: Record<string, unknown>): Promise<void>;
  submit(data: Record<string, unknown>, acceptedWarnings: string[]): Promise<void>;
  back(): void;
  forgetProblem(): void;
}

/** From 提交 to the confirmation; a refusal leaves everything as it was and says why. */
export function useSubmission(page: WorkPage, onDone: () => void): Submission {
  const [phase, setPhase] = useState<Phase>({ kind: 'fill' });
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState(noErrors);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const attempt = useRef({ content: '', key: '' });

  async function attend(action: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (refusal) {
      if (!(refusal instanceof ApiProblem)) throw refusal;
      refused(refusal);
    } finally {
      setBusy(false);
    }
  }

  function refused(refusal: ApiProblem): void {
    setProblem(refusal.errors.length > 0 || refusal.warnings.length > 0 ? null : refusal);
    if (refusal.errors.length > 0) {
      setErrors(refusal.errors);
      setPhase({ kind: 'fill' });
    }
    if (refusal.warnings.length > 0) {
      setPhase((before) =>
        before.kind === 'review'
          ? { kind: 'review', checked: { ...before.checked, warnings: refusal.warnings } }
          : before,
      );
    }
  }

  const send = async (data: Record<string, unknown>, acceptedWarnings: string[]) => {
    const body = { data, formVersion: page.form.version, acceptedWarnings };
    // The same content keeps its key, so that a second try after a lost answer cannot submit twice.
    const content = JSON.stringify(body);
    if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
    const completed = await api.submit(page.key, body, attempt.current.key);
    onDone();
    setPhase({ kind: 'done', completed });
    refreshLists();
  };

  return {
    phase,
    busy,
    errors,
    problem,
    check: (data) =>
      attend(async () => {
        const checked = await api.check(page.key, { data, formVersion: page.form.version });
        setErrors(checked.errors);
        if (checked.errors.length > 0) return;
        if (page.review || checked.warnings.length > 0) setPhase({ kind: 'review', checked });
        else await send(data, []);
      }),
    submit: (data, acceptedWarnings) => attend(() => send(data, acceptedWarnings)),
    back: () => {
      setProblem(null);
      setPhase({ kind: 'fill' });
    },
    forgetProblem: () => setProblem(null),
  };
}

/**
 * Counts on the screen are read again; what was read for other pages is forgotten, so that no list shows, not even while
 * it is being read again, a row that this submission has finished. This page's own query has served its turn.
 */
function refreshLists(): void {
  const stale = ['menu', 'list', 'instance', 'record', 'notifications'];
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    stale.includes(String(queryKey[0])) || (queryKey[0] === 'work' && queryKey.length === 1);
  queryClient.removeQueries({ type: 'inactive', predicate });
  void queryClient.invalidateQueries({ predicate });
}
