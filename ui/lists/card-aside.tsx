import Box from '@mui/material/Box';
import type { Column } from '../api';
import { deadlineText, remainingUntil } from '../format';
import { urgencyInk } from '../page';
import { color } from '../theme';
import { cellText, isEmpty } from './cell';

/** A value at the side of a card: what it is, and how long until it when it is a moment. */
export function CardAside({ column, value }: { column: Column; value: unknown }) {
  if (isEmpty(value)) return null;
  if (column.format === 'due' || column.format === 'datetime') {
    return <Moment title={column.title} at={String(value)} mine={column.format === 'due'} />;
  }
  return (
    <Box>
      <Box component="span" sx={{ display: { md: 'block' }, mr: 2, fontSize: 12, color: color.ink3 }}>
        {column.title}
      </Box>
      {cellText(column, value)}
    </Box>
  );
}

interface MomentProps {
  title: string;
  at: string;
  /** My own deadline, which can be overdue; another moment is only over. */
  mine: boolean;
}

function Moment({ title, at, mine }: MomentProps) {
  const { urgency, text } = remainingUntil(at);
  const over = urgency === 'overdue' && !mine;
  const calm = over || urgency === 'calm';
  return (
    <Box>
      {title}{' '}
      <Box component="span" sx={{ fontWeight: { xs: over ? 400 : 600, md: 400 }, whiteSpace: 'nowrap' }}>
        {deadlineText(at)}
      </Box>{' '}
      <Box
        component="span"
        sx={{
          display: { md: 'block' },
          fontSize: 12,
          fontWeight: calm ? 400 : 600,
          color: calm ? color.ink3 : urgencyInk[urgency],
        }}
      >
        {over ? '已截止' : text}
      </Box>
    </Box>
  );
}
