import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color } from '../theme';
import { FileIcon } from './file-icon';

interface Props {
  name: ReactNode;
  plainName: string;
  type: string;
  size: string;
  note?: ReactNode;
  noteIsError?: boolean;
  children?: ReactNode;
}

/** One file: icon, name and size, a line below, what can be done with it at the right end. */
export function FileRow({ name, plainName, type, size, note, noteIsError, children }: Props) {
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 40, py: 1, minWidth: 0 }}
    >
      <FileIcon type={type} name={plainName} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', minWidth: 0 }}>
          <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {name}
          </Box>
          <Box sx={{ flex: 'none', fontSize: 12, color: color.ink3 }}>{size}</Box>
        </Box>
        {note && (
          <Box sx={{ fontSize: 12, lineHeight: '18px', color: noteIsError ? color.error : color.ink3 }}>
            {note}
          </Box>
        )}
      </Box>
      {children}
    </Box>
  );
}
