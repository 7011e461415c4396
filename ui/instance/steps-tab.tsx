import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Card from '@mui/material/Card';
import { useState } from 'react';
import type { InstancePage } from '../api';
import { dateTimeText } from '../format';
import { FormReader } from '../form/reader/form-reader';
import { EmptyState } from '../page';
import { color } from '../theme';

type Step = InstancePage['steps'][number];

/** What was filled in at each step, the latest first and open. */
export function StepsTab({ steps }: { steps: Step[] }) {
  const latest = [...steps].sort((left, right) => right.at.localeCompare(left.at));
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(latest.slice(0, 1).map(keyOf)));
  if (steps.length === 0) {
    return (
      <Card>
        <EmptyState title="还没有可以查看的表单" text="环节提交以后，填写的内容会列在这里。" />
      </Card>
    );
  }
  function toggle(key: string) {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  }
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {latest.map((step) => (
        <StepCard
          key={keyOf(step)}
          step={step}
          open={open.has(keyOf(step))}
          onToggle={() => toggle(keyOf(step))}
        />
      ))}
    </Box>
  );
}

const keyOf = (step: Step): string => `${step.element}-${step.count}`;

function StepCard({ step, open, onToggle }: { step: Step; open: boolean; onToggle: () => void }) {
  const by = [step.organisation?.name, step.by?.name].filter(Boolean).join(' ');
  const panel = `step-${keyOf(step)}`;
  return (
    <Card component="section">
      <Box component="h2" sx={{ m: 0, font: 'inherit' }}>
        <ButtonBase onClick={onToggle} aria-expanded={open} aria-controls={panel} sx={head}>
          <Box
            component="span"
            sx={{ flexBasis: { xs: 'calc(100% - 40px)', sm: 'auto' }, fontSize: 15, fontWeight: 600 }}
          >
            {step.title}
          </Box>
          <ExpandMore
            sx={{
              order: { sm: 1 },
              fontSize: 20,
              color: color.ink2,
              transform: open ? 'rotate(180deg)' : 'none',
            }}
          />
          {step.count > 1 && (
            <Box component="span" sx={{ fontSize: 12, color: color.ink3 }}>
              第 {step.count} 次提交
            </Box>
          )}
          <Box component="span" sx={{ ml: { sm: 'auto' }, fontSize: 13, color: color.ink2 }}>
            {by}
            <Box component="span" sx={{ ml: 3, whiteSpace: 'nowrap' }}>
              {dateTimeText(step.at)}
            </Box>
          </Box>
        </ButtonBase>
      </Box>
      {open && (
        <Box id={panel} sx={{ p: 3, bgcolor: color.bg, borderTop: `1px solid ${color.line}` }}>
          <FormReader form={step.form} data={step.data} level={3} />
        </Box>
      )}
    </Card>
  );
}

const head = {
  width: 1,
  minHeight: 46,
  px: 4,
  py: 1,
  columnGap: 3,
  flexWrap: { xs: 'wrap', sm: 'nowrap' },
  justifyContent: 'flex-start',
  textAlign: 'left',
  font: 'inherit',
};
