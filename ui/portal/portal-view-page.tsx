import { useParams } from 'react-router';
import { PortalList } from './portal-list';

export default function PortalViewPage() {
  const { id = '' } = useParams();
  return <PortalList key={id} view={id} named />;
}
