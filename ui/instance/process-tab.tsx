import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { queries, type InstancePage } from '../api';
import { LoadingBars, ProblemNote } from '../page';
import { TrailCard } from './trail-card';
import { VerifyCard } from './verify-card';

/** bpmn-js is a chunk of its own: only this tab needs it. */
const DiagramCard = lazy(() => import('./diagram-card'));

/** Where it stands in its process, then everything that has happened, with the proof that nothing was changed. */
export function ProcessTab({ page: { head, diagram } }: { page: InstancePage }) {
  const trail = useQuery(queries.trail(head.id));
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {diagram && (
        <Suspense fallback={<LoadingBars />}>
          <DiagramCard diagram={diagram} name={head.processName} />
        </Suspense>
      )}
      {trail.data && (
        <Box sx={columns}>
          <TrailCard entries={trail.data.entries} />
          <VerifyCard trail={trail.data} checking={trail.isFetching} onCheck={() => void trail.refetch()} />
        </Box>
      )}
      {!trail.data && trail.error && <ProblemNote error={trail.error} onRetry={() => void trail.refetch()} />}
      {trail.isPending && <LoadingBars />}
    </Box>
  );
}

const columns = {
  display: 'grid',
  gap: '14px',
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 300px' },
};
