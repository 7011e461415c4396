import Box from '@mui/material/Box';
import { useApplication } from '../api';
import { tones } from './tones';

/** A state as dot and word. */
export function StateDot({ label }: { label: string }) {
  const { states } = useApplication();
  const tone = tones[states[label] ?? 'neutral'];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '6px',
        verticalAlign: 'top',
        whiteSpace: 'nowrap',
      }}
    >
      <Box
        aria-hidden
        component="span"
        sx={{ width: 7, height: 7, borderRadius: '50%', bgcolor: tone.dot }}
      />
      {label}
    </Box>
  );
}
