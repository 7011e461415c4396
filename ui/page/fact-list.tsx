import Box from '@mui/material/Box';
import type { Fact } from '../api';
import { color } from '../theme';
import { Unbroken } from './unbroken';

interface Props {
  facts: Fact[];
  /** `rows`: label left, value right, one below the other. `line`: all in one wrapping line. */
  layout?: 'rows' | 'line';
}

/** Read-only data. */
export function FactList({ facts, layout = 'rows' }: Props) {
  return layout === 'line' ? <FactLine facts={facts} /> : <FactRows facts={facts} />;
}

function FactLine({ facts }: { facts: Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 0, fontSize: 13 }}
    >
      {facts.map((fact) => (
        <Box key={fact.label} sx={{ display: 'flex', gap: 2 }}>
          <Box component="dt" sx={{ color: color.ink2, whiteSpace: 'nowrap' }}>
            {fact.label}
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            <Unbroken text={fact.value} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function FactRows({ facts }: { facts: Fact[] }) {
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {facts.map((fact) => (
        <Box
          key={fact.label}
          sx={{ display: 'grid', gridTemplateColumns: { xs: '100px 1fr', sm: '104px 1fr' }, py: '5px' }}
        >
          <Box component="dt" sx={{ color: color.ink2, pr: 3 }}>
            {fact.label}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            <Unbroken text={fact.value || '—'} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
