import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { WorkListItem } from '../api';
import { dateText, dayText, deadlineText, remainingUntil, timeText, type Urgency } from '../format';
import { urgencyInk } from '../page';
import { color } from '../theme';

const bars: Record<Urgency, string> = {
  overdue: color.error,
  today: color.error,
  soon: color.ochre,
  calm: 'transparent',
};

/** One thing to do: until when, what, about what, and the button that opens it. */
export function WorkRow({ item }: { item: WorkListItem }) {
  const urgency = item.due ? remainingUntil(item.due).urgency : 'calm';
  const to = `/work/${encodeURIComponent(item.key)}`;
  return (
    <Box component="li" sx={{ ...rowLook, boxShadow: `inset 3px 0 ${bars[urgency]}` }}>
      <Due item={item} urgency={urgency} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {item.title}
          </Box>
          {item.instanceTitle && (
            <Box
              component="span"
              sx={{ display: { xs: 'none', sm: 'inline' }, color: color.line2 }}
              aria-hidden
            >
              |
            </Box>
          )}
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            {item.instanceTitle}
          </Box>
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 3,
            fontSize: 12,
            lineHeight: '18px',
            color: color.ink3,
          }}
        >
          {item.number && <span>{item.number}</span>}
          <span>{item.note || `${dateText(item.openedAt)} 收到`}</span>
        </Box>
      </Box>
      <Button
        variant="outlined"
        size="small"
        component={Link}
        to={to}
        aria-label={`办理 ${item.title} ${item.instanceTitle}`}
        sx={{ color: color.teal700, gridColumn: { xs: 2, sm: 'auto' }, gridRow: { xs: '1 / 3', sm: 'auto' } }}
      >
        办理
      </Button>
    </Box>
  );
}

function Due({ item, urgency }: { item: WorkListItem; urgency: Urgency }) {
  if (!item.due) return <Box sx={{ fontSize: 13, color: color.ink3 }}>无期限</Box>;
  const { text } = remainingUntil(item.due);
  const [first, second] = {
    overdue: [text, `${deadlineText(item.due)} 到期`],
    today: [`今天 ${timeText(item.due)}`, text],
    soon: [dayText(item.due), text],
    calm: [dayText(item.due), text],
  }[urgency];
  return (
    <Box sx={{ whiteSpace: 'nowrap' }}>
      <Box sx={{ fontWeight: 600, color: urgencyInk[urgency] }}>{first}</Box>
      <Box sx={{ fontSize: 12, lineHeight: '18px', color: color.ink2 }}>{second}</Box>
    </Box>
  );
}

const rowLook = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr auto', sm: '160px minmax(0, 1fr) auto' },
  columnGap: 3,
  alignItems: 'center',
  minHeight: 52,
  px: 4,
  py: { xs: 2, sm: '5px' },
  '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` },
};
