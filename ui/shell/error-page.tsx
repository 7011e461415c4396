import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { color } from '../theme';

interface Props {
  title: string;
  text: string;
  children: ReactNode;
}

/** A page that cannot be shown: why, and where to go instead. */
export function ErrorPage({ title, text, children }: Props) {
  return (
    <Box
      component="section"
      role="alert"
      sx={{ maxWidth: 520, mx: 'auto', px: 5, py: 20, textAlign: 'center' }}
    >
      <Typography variant="h1" sx={{ mb: 2 }}>
        {title}
      </Typography>
      <Typography sx={{ mb: 6, color: color.ink2 }}>{text}</Typography>
      <Box sx={{ display: 'flex', justifyContent: 'center', gap: 2 }}>{children}</Box>
    </Box>
  );
}
