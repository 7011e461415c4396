import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { RecordPage } from '../api';
import { RecordDeadline } from './record-deadline';

interface Props {
  record: RecordPage;
  /** There is a deadline or something to do. */
  acting: boolean;
  /** Only on a wide page; a phone has it under the content. */
  chain: ReactNode;
}

export function RecordAside({ record, acting, chain }: Props) {
  return (
    <Box component="aside" sx={asideLook}>
      {acting && <RecordDeadline record={record} />}
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>{chain}</Box>
    </Box>
  );
}

const asideLook = {
  gridColumn: { md: 2 },
  gridRow: { md: '1 / span 2' },
  display: 'grid',
  gap: '14px',
  '@media print': { display: 'none' },
};
