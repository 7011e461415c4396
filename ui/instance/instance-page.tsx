import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queries } from '../api';
import { LoadingBars, ProblemNote, usePageTitle } from '../page';
import { InstanceScreen } from './instance-screen';

/** Everything about one instance: how it went, what was filled in, its files. */
export default function InstancePage() {
  const { id = '' } = useParams();
  const { data: page, error, refetch } = useQuery(queries.instance(id));
  usePageTitle(page?.head.title);
  if (page) return <InstanceScreen key={id} page={page} />;
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return <LoadingBars />;
}
