import Card from '@mui/material/Card';
import { useApplication } from '../api';
import { EmptyState, usePageTitle } from '../page';
import { PortalList } from './portal-list';

export default function PortalHomePage() {
  usePageTitle(undefined);
  const { portal, title, contact } = useApplication();
  if (portal) return <PortalList view={portal} />;
  return (
    <Card>
      <EmptyState title={title} text={contact} />
    </Card>
  );
}
