import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { color } from '../theme';

interface Props {
  title: string;
  /** At the right end of the head. */
  aside?: ReactNode;
  /** Without inset: the content draws its own lines up to the edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A card with a head of 44 px: the unit that pages are made of. */
export function SectionCard({ title, aside, flush = false, children }: Props) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 3,
          minHeight: 44,
          px: 4,
          borderBottom: `1px solid ${color.line}`,
        }}
      >
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {aside && <Box sx={{ ml: 'auto', fontSize: 13, color: color.ink2 }}>{aside}</Box>}
      </Box>
      <Box sx={flush ? undefined : { p: 4 }}>{children}</Box>
    </Card>
  );
}
