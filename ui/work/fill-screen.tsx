import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { api, type WorkPage } from '../api';
import { timeText } from '../format';
import { asForm, ErrorSummary, FormHost, sectionsOf, type ChangedBy } from '../form';
import { HeadCard } from '../instance';
import { Crumbs, Deadline, LoadingBars, Note, PageHead } from '../page';
import { color } from '../theme';
import { BarActions } from './bar-actions';
import { EarlierSteps } from './earlier-steps';
import { GuardCard } from './guard-card';
import type { LocalCopy } from './local-copy';
import { SavingNote } from './saving-note';
import { ScrolledBar, type Anchor } from './scrolled-bar';
import type { Autosave } from './use-autosave';
import type { FilledForm } from './use-filled-form';
import type { Submission } from './use-submission';
import { WorkBar } from './work-bar';

interface Props {
  page: WorkPage;
  filled: FilledForm;
  autosave: Autosave;
  submission: Submission;
  restored: LocalCopy | null;
  note: ReactNode;
}

/** The form with everything one needs to fill it in. */
export function FillScreen({ page, filled, autosave, submission, restored, note }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const about = page.instance ?? page.subject;
  const anchors = useMemo(() => anchorsOf(page), [page]);
  const resolve = useCallback(
    (data: Record<string, unknown>, signal: AbortSignal) => api.resolve(page.key, data, signal),
    [page.key],
  );
  const save = async () => {
    const reason = await autosave.save(filled.data(), true);
    setSaid(reason ?? '已保存草稿，可在“已填报”中继续');
  };
  const change = (data: Record<string, unknown>, by: ChangedBy) => {
    filled.note(data);
    if (by === 'person') autosave.changed(data);
    else autosave.recomputed(data);
  };
  return (
    <>
      <ScrolledBar title={about?.title ?? page.title} head={about} anchors={anchors} />
      {about ? (
        <>
          <Crumbs items={page.crumbs} />
          <HeadCard head={about} />
        </>
      ) : (
        <PageHead title={page.title} crumbs={page.crumbs} />
      )}
      <Box sx={page.earlier.length > 0 ? columns : { mt: 3 }}>
        <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
          {about && <WorkTitle page={page} />}
          {restored && <RestoredNote copy={restored} page={page} filled={filled} autosave={autosave} />}
          {note}
          <ErrorSummary errors={submission.errors} onJump={filled.focus} />
          <GuardCard guard={page.guard} offers={page.offers} />
          <Suspense fallback={<LoadingBars />}>
            <FormHost
              form={page.form.json}
              data={filled.data()}
              errors={submission.errors}
              handle={filled.handle}
              onChange={change}
              resolve={resolve}
            />
          </Suspense>
        </Box>
        {page.earlier.length > 0 && (
          <Box sx={rail}>
            <EarlierSteps steps={page.earlier} to={about ? `/instances/${about.id}` : null} />
          </Box>
        )}
      </Box>
      <WorkBar
        left={<SavingNote state={autosave.state} />}
        reason={page.guard.ok ? undefined : page.guard.message}
      >
        <BarActions prints={page.prints} offers={page.offers} onSave={() => void save()} />
        <Button
          variant="contained"
          sx={{ minWidth: { xs: 112, md: 96 } }}
          disabled={!page.guard.ok || submission.busy}
          loading={submission.busy}
          onClick={() => void submission.check(filled.data())}
        >
          {page.submitLabel}
        </Button>
      </WorkBar>
      <Snackbar
        open={said !== null}
        message={said}
        autoHideDuration={5000}
        onClose={() => setSaid(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
        sx={aboveBar}
      />
    </>
  );
}

/** What is to be done here, under the title of what it is about. */
function WorkTitle({ page }: { page: WorkPage }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 4, mb: -1 }}>
      <Box component="h2" sx={{ m: 0, fontSize: 16, lineHeight: '24px', fontWeight: 600 }}>
        {page.title}
      </Box>
      {page.due && (
        <Box sx={{ display: 'flex', gap: 2, fontSize: 13, color: color.ink2 }}>
          <span>办理期限</span>
          <Deadline at={page.due} />
        </Box>
      )}
    </Box>
  );
}

type RestoredProps = Pick<Props, 'page' | 'filled' | 'autosave'> & { copy: LocalCopy };

function RestoredNote({ copy, page, filled, autosave }: RestoredProps) {
  const [gone, setGone] = useState(false);
  if (gone) return null;
  const drop = () => {
    filled.handle.current?.replace(page.data);
    filled.note(page.data);
    autosave.changed(page.data);
    setGone(true);
  };
  const outdated = copy.formVersion !== page.form.version ? '表单在这期间更新过，请核对各项内容。' : '';
  return (
    <Note
      tone="info"
      title={`已恢复这台电脑上 ${timeText(copy.at)} 填写的内容`}
      text={`上次离开时还没有保存到服务器。${outdated}`}
      action={
        <Button variant="outlined" onClick={drop}>
          不用，恢复原样
        </Button>
      }
    />
  );
}

function anchorsOf(page: WorkPage): Anchor[] {
  const sections = sectionsOf(asForm(page.form.json)).map(({ key, title }) => ({
    selector: `[data-section="${key}"]`,
    title,
  }));
  return page.guard.ok ? sections : [{ selector: '#guard', title: '提交条件' }, ...sections];
}

/** In the middle of the page proper, clear of the bar at its foot */
const aboveBar = { bottom: { xs: 68, sm: 68 }, left: { md: 'calc(50% + var(--menu-width) / 2)' } };

const columns = {
  mt: 3,
  display: 'grid',
  gap: '14px',
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 288px' },
};
const rail = {
  position: { lg: 'sticky' },
  top: 'calc(var(--header-height) + 50px)',
  maxHeight: { lg: 'calc(100vh - var(--header-height) - 120px)' },
  overflowY: { lg: 'auto' },
};
