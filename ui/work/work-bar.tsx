import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color } from '../theme';

interface Props {
  left: ReactNode;
  /** Why the main button cannot be pressed, or what it leads to */
  reason?: ReactNode;
  children: ReactNode;
}

/** The bar at the foot of the page: how things stand on the left, what can be done on the right. */
export function WorkBar({ left, reason, children }: Props) {
  return (
    <>
      <Box sx={{ height: 56 }} aria-hidden />
      <Box component="section" aria-label="操作" sx={look}>
        <Box sx={{ mr: 'auto', minWidth: 0 }}>{left}</Box>
        {reason && (
          <Box sx={{ fontSize: 13, color: color.warning, display: { xs: 'none', md: 'block' } }}>
            {reason}
          </Box>
        )}
        {children}
      </Box>
    </>
  );
}

const look = {
  position: 'fixed',
  zIndex: 5,
  left: 'var(--menu-width)',
  right: 0,
  bottom: 0,
  display: 'flex',
  alignItems: 'center',
  gap: { xs: 1, sm: 2 },
  minHeight: 56,
  boxSizing: 'border-box',
  px: { xs: 3, md: 6 },
  py: '7px',
  bgcolor: color.white,
  borderTop: `1px solid ${color.line2}`,
  boxShadow: '0 -2px 8px rgba(31,40,43,.05)',
  '@media print': { display: 'none' },
};
