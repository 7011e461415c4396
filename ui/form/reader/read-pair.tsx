import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color } from '../../theme';

interface PairProps {
  label: string;
  /** Takes a whole line */
  wide?: boolean;
  /** On a phone the value stands below its label */
  stacked?: boolean;
  children: ReactNode;
}

/** Label and value side by side. */
export function ReadPair({ label, wide, stacked, children }: PairProps) {
  const columns = { xs: stacked ? 'minmax(0,1fr)' : '96px minmax(0,1fr)', sm: '128px minmax(0,1fr)' };
  return (
    <Box sx={{ ...pair, gridTemplateColumns: columns, gridColumn: wide ? '1 / -1' : undefined }}>
      <Box component="dt" sx={{ color: color.ink2 }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {children}
      </Box>
    </Box>
  );
}

/** A whole line for what is more than one value. */
export function ReadLine({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
      <dd style={{ margin: 0 }}>{children}</dd>
    </Box>
  );
}

const pair = {
  display: 'grid',
  columnGap: 3,
  py: '5px',
};
