import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { queries, useSession } from '../api';
import { dateText, dayText } from '../format';
import { LoadingBars, PageHead, ProblemNote, usePageTitle } from '../page';
import { HomeView } from './home-view';
import { WorkList } from './work-list';

/** After the login: what waits for me, then the view that my role has for its home. */
export default function HomePage() {
  usePageTitle('首页');
  const { home } = useSession();
  const work = useQuery(queries.workList());
  const now = new Date().toISOString();
  return (
    <>
      <PageHead title="首页" aside={`${dateText(now)} ${dayText(now).split(' ')[1] ?? ''}`} />
      <Box sx={{ display: 'grid', gap: '14px' }}>
        {work.isPending && <LoadingBars />}
        {work.isError && <ProblemNote error={work.error} onRetry={() => void work.refetch()} />}
        {work.data && <WorkList work={work.data} />}
        {home && <HomeView id={home} />}
      </Box>
    </>
  );
}
