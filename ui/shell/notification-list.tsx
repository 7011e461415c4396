import Box from '@mui/material/Box';
import { Link } from 'react-router';
import type { Notification } from '../api';
import { dateTimeText } from '../format';
import { color } from '../theme';

interface Props {
  items: Notification[];
  onFollow?: () => void;
}

/** Messages, newest first; what is unread has a dot and says so. */
export function NotificationList({ items, onFollow }: Props) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.id}
          sx={{ '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` } }}
        >
          <Line item={item} onFollow={onFollow} />
        </Box>
      ))}
    </Box>
  );
}

function Line({ item, onFollow }: { item: Notification; onFollow?: () => void }) {
  const content = (
    <>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
        {!item.read && (
          <Box
            role="img"
            aria-label="未读"
            sx={{
              width: 7,
              height: 7,
              flex: 'none',
              borderRadius: '50%',
              bgcolor: color.badge,
              alignSelf: 'center',
            }}
          />
        )}
        <Box sx={{ flex: 1, fontWeight: item.read ? 400 : 600, color: item.to ? color.teal700 : color.ink }}>
          {item.title}
        </Box>
        <Box
          component="time"
          dateTime={item.at}
          sx={{ fontSize: 12, color: color.ink3, whiteSpace: 'nowrap' }}
        >
          {dateTimeText(item.at)}
        </Box>
      </Box>
      {item.text && <Box sx={{ fontSize: 13, lineHeight: '20px', color: color.ink2 }}>{item.text}</Box>}
    </>
  );
  const look = { display: 'block', px: 4, py: '9px', color: 'inherit', textDecoration: 'none' };
  if (!item.to) return <Box sx={look}>{content}</Box>;
  return (
    <Box
      component={Link}
      to={item.to}
      onClick={onFollow}
      sx={{ ...look, '&:hover': { bgcolor: color.teal50 }, '&:focus-visible': { outlineOffset: -2 } }}
    >
      {content}
    </Box>
  );
}
