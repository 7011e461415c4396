import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { WorkPage } from '../api';
import { monthDayText } from '../format';
import { FactList } from '../page';
import { color } from '../theme';

interface Props {
  steps: WorkPage['earlier'];
  /** Page of the instance, where everything can be read in full */
  to: string | null;
}

/** The steps before this one: who did them and when; one opens in place. */
export function EarlierSteps({ steps, to }: Props) {
  const last = steps.at(-1)?.element ?? null;
  const [open, setOpen] = useState<string | null>(last);
  if (steps.length === 0) return null;
  return (
    <Card component="aside" aria-labelledby="earlier-title">
      <Box sx={head}>
        <Box
          component="h2"
          id="earlier-title"
          sx={{ m: 0, mr: 'auto', fontSize: 15, lineHeight: '24px', fontWeight: 600 }}
        >
          前面的环节
        </Box>
        {to && (
          <Link component={RouterLink} to={to} sx={{ fontSize: 13 }}>
            查看全部
          </Link>
        )}
      </Box>
      {steps.map((step) => (
        <EarlierStep
          key={step.element}
          step={step}
          open={open === step.element}
          onToggle={() => setOpen(open === step.element ? null : step.element)}
        />
      ))}
    </Card>
  );
}

interface StepProps {
  step: WorkPage['earlier'][number];
  open: boolean;
  onToggle: () => void;
}

function EarlierStep({ step, open, onToggle }: StepProps) {
  const id = `earlier-${step.element}`;
  return (
    <Box sx={open ? { bgcolor: color.panel, borderTop: `1px solid ${color.hairline}` } : undefined}>
      <ButtonBase onClick={onToggle} aria-expanded={open} aria-controls={id} sx={line}>
        <ChevronRight sx={{ fontSize: 16, color: color.ink3, transform: open ? 'rotate(90deg)' : 'none' }} />
        <Box sx={{ flex: 1, color: open ? color.ink : color.teal700, fontWeight: open ? 600 : 400 }}>
          {step.title}
        </Box>
        <Box sx={meta}>{step.by?.name ?? step.organisation?.name}</Box>
        <Box sx={{ fontSize: 12, color: color.ink3, whiteSpace: 'nowrap' }}>{monthDayText(step.at)}</Box>
      </ButtonBase>
      {open && (
        <Box id={id} sx={{ px: 4, pb: 3, pl: '35px', fontSize: 13, '& dl > div': { py: '2px' } }}>
          <FactList facts={step.facts} />
        </Box>
      )}
    </Box>
  );
}

const head = {
  display: 'flex',
  alignItems: 'center',
  minHeight: 42,
  px: 4,
  borderBottom: `1px solid ${color.line}`,
};
const line = {
  width: 1,
  minHeight: 32,
  px: 4,
  gap: '5px',
  textAlign: 'left',
  font: 'inherit',
  '@media (max-width: 599.95px)': { minHeight: 42 },
};
const meta = {
  maxWidth: 110,
  fontSize: 12,
  color: color.ink3,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  mr: 2,
};
