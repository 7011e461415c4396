import Box from '@mui/material/Box';
import type { ElementType, ReactNode } from 'react';

/** For assistive technology only. */
export function VisuallyHidden({ as, children }: { as: ElementType; children: ReactNode }) {
  return (
    <Box
      component={as}
      sx={{
        position: 'absolute',
        width: 1,
        height: 1,
        maxWidth: '1px',
        maxHeight: '1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
        m: 0,
      }}
    >
      {children}
    </Box>
  );
}
