import { useMemo, useRef, type RefObject } from 'react';
import type { FormHandle } from '../form';

export interface FilledForm {
  handle: RefObject<FormHandle | null>;
  /** As it stands now, also while the form is being drawn anew. */
  data(): Record<string, unknown>;
  note(data: Record<string, unknown>): void;
  focus(path: string): void;
  showSection(key: string): void;
}

/** What has been filled in so far, whichever face of the page is shown. */
export function useFilledForm(start: Record<string, unknown>): FilledForm {
  const handle = useRef<FormHandle | null>(null);
  const latest = useRef(start);
  return useMemo(
    () => ({
      handle,
      data: () => handle.current?.data() ?? latest.current,
      note: (data) => {
        latest.current = data;
      },
      focus: (path) => void handle.current?.focus(path),
      // The form is only drawn again after this call; the section can be brought into view a moment later.
      showSection: (key) => void setTimeout(() => sectionOf(key)?.scrollIntoView({ block: 'start' }), 50),
    }),
    [],
  );
}

const sectionOf = (key: string): Element | null =>
  document.querySelector(`[data-section="${CSS.escape(key)}"]`);
