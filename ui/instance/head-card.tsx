import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { Fact, InstanceHead } from '../api';
import { StateDot } from '../page';
import { color } from '../theme';
import { StepBar } from './step-bar';

/** What the page is about: title, state, number, a few facts and how far it has come. */
export function HeadCard({ head }: { head: InstanceHead }) {
  return (
    <Card sx={{ '@media print': { display: 'none' } }}>
      <Box sx={{ px: 5, pt: '11px', pb: '9px' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {head.title || head.processName}
          </Typography>
          {head.state && <StateDot label={head.state} />}
        </Box>
        <HeadFacts number={head.number} facts={head.facts} />
      </Box>
      {head.stages.length > 0 && (
        <Box sx={{ borderTop: `1px solid ${color.hairline}`, px: { xs: 4, md: 2 }, py: { md: 3 } }}>
          <StepBar stages={head.stages} />
        </Box>
      )}
    </Card>
  );
}

/** Number and facts in one wrapping line. */
export function HeadFacts({ number, facts }: { number: string | null; facts: Fact[] }) {
  return (
    <Box component="dl" sx={line}>
      {number && (
        <div>
          <Box component="dt" sx={{ display: 'none' }}>
            编号
          </Box>
          <dd>{number}</dd>
        </div>
      )}
      {facts.map(({ label, value }) => (
        <div key={`${label}${value}`}>
          {label && <dt>{label}</dt>}
          <dd>{value}</dd>
        </div>
      ))}
    </Box>
  );
}

const line = {
  m: 0,
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 5,
  fontSize: 13,
  lineHeight: '22px',
  color: color.ink2,
  '& > div': { display: 'flex', gap: 3 },
  '& dt': { whiteSpace: 'nowrap' },
  '& dd': { m: 0 },
};
