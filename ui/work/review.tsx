import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { useState, type ReactNode } from 'react';
import type { Checked, InstanceHead, WorkPage } from '../api';
import { FormReader } from '../form';
import { Deadline, FactList, PageHead } from '../page';
import { color } from '../theme';
import { ruleOf, Warnings } from './warnings';
import { WorkBar } from './work-bar';

interface Props {
  page: WorkPage;
  checked: Checked;
  /** A note about a try that failed */
  note: ReactNode;
  submitting: boolean;
  onBack: (section?: string) => void;
  onSubmit: (acceptedWarnings: string[]) => void;
}

/** Check your answers: everything as it will be submitted, each section one click from being changed. */
export function Review({ page, checked, note, submitting, onBack, onSubmit }: Props) {
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const about = page.instance ?? page.subject;
  const open = checked.warnings.filter((warning) => !accepted.has(ruleOf(warning)));
  function accept(rule: string, yes: boolean) {
    const next = new Set(accepted);
    if (yes) next.add(rule);
    else next.delete(rule);
    setAccepted(next);
  }
  return (
    <>
      <PageHead title={`核对${page.form.title || page.title}`} crumbs={page.crumbs} />
      <Box sx={{ mt: -2, mb: 3, color: color.ink2 }}>{page.reviewNote ?? '请逐项核对，确认无误后提交。'}</Box>
      <Box sx={columns}>
        <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
          {note}
          <Warnings warnings={checked.warnings} accepted={accepted} onAccept={accept} />
          <FormReader
            form={page.form.json}
            data={checked.data}
            aside={(section) => (
              <Link
                component="button"
                type="button"
                sx={{ fontSize: 13 }}
                onClick={() => onBack(section.key)}
              >
                修改
                <Box component="span" sx={hidden}>
                  ：{section.title}
                </Box>
              </Link>
            )}
          />
        </Box>
        {(about || page.due) && (
          <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
            {page.due && (
              <Card sx={{ p: 4 }}>
                <Box sx={{ fontSize: 13, color: color.ink2 }}>办理期限</Box>
                <Box sx={{ fontSize: 18, fontWeight: 600 }}>
                  <Deadline at={page.due} />
                </Box>
              </Card>
            )}
            {about && <AboutCard head={about} />}
          </Box>
        )}
      </Box>
      <WorkBar
        left={
          <Button startIcon={<ArrowBack />} onClick={() => onBack()}>
            返回修改
          </Button>
        }
        reason={open.length > 0 ? `还有 ${open.length} 处需要确认` : undefined}
      >
        <Button
          variant="contained"
          disabled={open.length > 0 || submitting}
          loading={submitting}
          onClick={() => onSubmit([...accepted])}
        >
          {page.submitLabel.startsWith('确认') ? page.submitLabel : `确认${page.submitLabel}`}
        </Button>
      </WorkBar>
    </>
  );
}

/** What the step belongs to, for a last look. */
function AboutCard({ head }: { head: InstanceHead }) {
  const number = head.number ? [{ label: '编号', value: head.number }] : [];
  return (
    <Card sx={{ p: 4 }}>
      <Box sx={{ fontWeight: 600, mb: 1, overflowWrap: 'anywhere' }}>{head.title}</Box>
      <Box sx={{ fontSize: 13 }}>
        <FactList facts={[...number, ...head.facts.filter((fact) => fact.label !== '')]} />
      </Box>
    </Card>
  );
}

const columns = {
  display: 'grid',
  gap: '14px',
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 248px' },
};
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
