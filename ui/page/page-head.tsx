import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Crumbs } from './crumbs';

interface Props {
  title: string;
  crumbs?: string[];
  /** Buttons at the right end of the title line. */
  actions?: ReactNode;
  /** Tabs follow: less space under the title. */
  tight?: boolean;
  /** Secondary words at the right end, in grey. */
  aside?: ReactNode;
}

/** Crumbs, the page's one `h1` and its buttons. */
export function PageHead({ title, crumbs = [], actions, aside, tight = false }: Props) {
  return (
    <Box component="header" sx={{ mb: tight ? 0 : 3 }}>
      <Crumbs items={crumbs} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, minHeight: 42 }}>
        <Typography variant="h1" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {aside && (
          <Typography variant="body2" color="text.secondary">
            {aside}
          </Typography>
        )}
        {actions && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, '@media print': { display: 'none' } }}>
            {actions}
          </Box>
        )}
      </Box>
    </Box>
  );
}
