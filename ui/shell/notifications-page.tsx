import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { EmptyState, LoadingBars, PageHead, ProblemNote, usePageTitle } from '../page';
import { NotificationList } from './notification-list';
import { useReadNotifications } from './use-read-notifications';

export default function NotificationsPage() {
  usePageTitle('消息');
  const messages = useQuery(queries.notifications());
  const read = useReadNotifications();
  const markAll = (messages.data?.unread ?? 0) > 0 && (
    <Button variant="outlined" loading={read.isPending} onClick={() => read.mutate()}>
      全部标为已读
    </Button>
  );
  return (
    <>
      <PageHead title="消息" actions={markAll} />
      {messages.isPending && <LoadingBars />}
      {messages.isError && <ProblemNote error={messages.error} onRetry={() => void messages.refetch()} />}
      {messages.data && (
        <Card>
          {messages.data.items.length === 0 ? (
            <EmptyState title="没有消息" text="有事项需要您知道时，会在这里告诉您。" />
          ) : (
            <NotificationList items={messages.data.items} />
          )}
        </Card>
      )}
    </>
  );
}
