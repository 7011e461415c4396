import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import type { WorkPage } from '../api';
import { Confirmation } from './confirmation';
import { FillScreen } from './fill-screen';
import { LeaveGuard } from './leave-guard';
import { RefusalNote } from './refusal-note';
import { Review } from './review';
import { startingData } from './starting-data';
import { answersAsText } from './copy-answers';
import { useAutosave } from './use-autosave';
import { useFilledForm } from './use-filled-form';
import { useSubmission } from './use-submission';

interface Props {
  page: WorkPage;
  person: string;
  onReload: () => Promise<unknown>;
}

/** Fill in, check, confirmation: three faces of one page, so that nothing typed is lost on the way back. */
export function WorkScreen({ page, person, onReload }: Props) {
  const [start] = useState(() => startingData(page, person));
  const filled = useFilledForm(start.data);
  const place = {
    person,
    workKey: page.key,
    formVersion: page.form.version,
    savedAt: page.draft?.savedAt ?? null,
  };
  const autosave = useAutosave(place);
  const submission = useSubmission(page, autosave.finish);
  const { changed } = autosave;
  // What only this browser had goes to the server now.
  useEffect(() => {
    if (start.restored) changed(start.data);
  }, [start, changed]);
  const { phase, problem } = submission;

  if (phase.kind === 'done')
    return <Confirmation completed={phase.completed} readable={phase.completed.instance.id !== ''} />;

  const accept = (rules: string[]) => void submission.submit(filled.data(), rules);
  const note = problem && (
    <RefusalNote
      problem={problem}
      instance={page.instance?.id ?? null}
      onReload={() => void onReload().then(submission.back)}
      onRetry={() => void submission.check(filled.data())}
      onCopy={() => void navigator.clipboard.writeText(answersAsText(page.form.json, filled.data()))}
    />
  );
  return (
    <>
      <LeaveGuard unsaved={autosave.unsaved} onSave={() => autosave.save(filled.data(), true)} />
      {phase.kind === 'review' && (
        <Review
          page={page}
          checked={phase.checked}
          note={note}
          submitting={submission.busy}
          onBack={(section) => {
            submission.back();
            if (section) filled.showSection(section);
          }}
          onSubmit={accept}
        />
      )}
      <Box sx={{ display: phase.kind === 'fill' ? 'block' : 'none' }}>
        <FillScreen
          page={page}
          filled={filled}
          autosave={autosave}
          submission={submission}
          restored={start.restored}
          note={phase.kind === 'fill' ? note : null}
        />
      </Box>
    </>
  );
}
