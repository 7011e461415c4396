import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queries, useSession } from '../api';
import { LoadingBars, ProblemNote, usePageTitle } from '../page';
import { WorkScreen } from './work-screen';

/** Whatever a person fills in: an open task, an offered action, or a start. */
export default function WorkPage() {
  const { key = '' } = useParams();
  const { person } = useSession();
  const { data: page, error, refetch } = useQuery(queries.workPage(key));
  usePageTitle(page?.title);
  if (page) return <WorkScreen key={key} page={page} person={person?.id ?? ''} onReload={refetch} />;
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return <LoadingBars />;
}
