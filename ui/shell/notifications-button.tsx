import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { queries } from '../api';
import { EmptyState } from '../page';
import { color } from '../theme';
import { NotificationList } from './notification-list';
import { useReadNotifications } from './use-read-notifications';

const shownAtOnce = 6;

/** The bell: how many messages are unread, and the newest ones. */
export function NotificationsButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useQuery(queries.notifications());
  const read = useReadNotifications();
  const unread = data?.unread ?? 0;
  const items = data?.items ?? [];
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-haspopup="dialog"
        aria-label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'inherit', width: 36, height: 36, '&:focus-visible': { outlineColor: color.white } }}
      >
        <Badge
          badgeContent={unread > 0 ? unread : undefined}
          max={99}
          sx={{
            '& .MuiBadge-badge': {
              bgcolor: color.badge,
              color: color.white,
              fontSize: 11,
              height: 16,
              minWidth: 16,
              px: '4px',
            },
          }}
        >
          <NotificationsOutlined sx={{ fontSize: 20 }} />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            elevation: 3,
            role: 'dialog',
            'aria-label': '消息',
            sx: { mt: 2, width: 400, maxWidth: 'calc(100vw - 24px)' },
          },
        }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            minHeight: 44,
            px: 4,
            borderBottom: `1px solid ${color.line}`,
          }}
        >
          <Box sx={{ fontWeight: 600, mr: 'auto' }}>消息</Box>
          {unread > 0 && (
            <Button size="small" onClick={() => read.mutate()}>
              全部标为已读
            </Button>
          )}
        </Box>
        {items.length === 0 ? (
          <EmptyState title="没有消息" text="有事项需要您知道时，会在这里告诉您。" />
        ) : (
          <NotificationList items={items.slice(0, shownAtOnce)} onFollow={close} />
        )}
        {items.length > 0 && (
          <Box sx={{ borderTop: `1px solid ${color.line}`, p: 1, textAlign: 'center' }}>
            <Button size="small" component={Link} to="/notifications" onClick={close}>
              查看全部
            </Button>
          </Box>
        )}
      </Popover>
    </>
  );
}
