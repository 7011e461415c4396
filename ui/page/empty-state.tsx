import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color } from '../theme';

interface Props {
  title: string;
  text: string;
  /** One or two links. */
  children?: ReactNode;
}

/** Nothing here: what is missing, and when it will come. */
export function EmptyState({ title, text, children }: Props) {
  return (
    <Box sx={{ px: 4, py: 11, textAlign: 'center' }}>
      <Box
        component="svg"
        viewBox="0 0 48 44"
        aria-hidden
        sx={{
          width: 48,
          height: 44,
          fill: 'none',
          stroke: color.controlLine,
          strokeWidth: 1.6,
          strokeLinejoin: 'round',
        }}
      >
        <path d="M5 21 12 5h24l7 16v18H5z" />
        <path d="M5 21h11c1 0 1 1 1 2 1 5 13 5 14 0 0-1 0-2 1-2h11" />
      </Box>
      <Box sx={{ mt: 2, fontWeight: 600 }}>{title}</Box>
      <Box sx={{ fontSize: 13, color: color.ink2 }}>{text}</Box>
      {children && <Box sx={{ mt: 2, display: 'flex', justifyContent: 'center', gap: 4 }}>{children}</Box>}
    </Box>
  );
}
