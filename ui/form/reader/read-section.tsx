import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useId, type ReactNode } from 'react';
import { color } from '../../theme';

interface Props {
  title: string;
  aside?: ReactNode;
  level: 2 | 3;
  children: ReactNode;
}

/** A section of what was filled in. */
export function ReadSection({ title, aside, level, children }: Props) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={title ? id : undefined}>
      {title && (
        <Box sx={head}>
          <Box
            component={`h${level}`}
            id={id}
            sx={{ m: 0, mr: 'auto', fontSize: 15, lineHeight: '24px', fontWeight: 600 }}
          >
            {title}
          </Box>
          {aside}
        </Box>
      )}
      <Box sx={{ px: 4, py: 2 }}>{children}</Box>
    </Card>
  );
}

const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  minHeight: 40,
  px: 4,
  bgcolor: color.panel,
  borderBottom: `1px solid ${color.line}`,
};
