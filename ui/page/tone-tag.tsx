import Box from '@mui/material/Box';
import { useApplication } from '../api';
import { tones } from './tones';

/** A small tinted word: a kind or a state. */
export function ToneTag({ label }: { label: string }) {
  const { states } = useApplication();
  const tone = tones[states[label] ?? 'plain'];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-block',
        px: '7px',
        borderRadius: '3px',
        fontSize: 12,
        lineHeight: '20px',
        whiteSpace: 'nowrap',
        color: tone.text,
        bgcolor: tone.tint,
        '@media print': { border: '1px solid', px: '6px' },
      }}
    >
      {label}
    </Box>
  );
}
