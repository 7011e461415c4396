import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { queries, type RecordPage as Found } from '../api';
import { Crumbs, LoadingBars, ProblemNote, usePageTitle } from '../page';
import { RecordAside } from './record-aside';
import { RecordBody } from './record-body';
import { RecordBottomBar } from './record-bottom-bar';
import { RecordChain } from './record-chain';
import { RecordHead } from './record-head';
import { VisuallyHidden } from './visually-hidden';

/** One record with everything that its definition shows; the same in the portal and inside. */
export default function RecordPage() {
  const { type = '', id = '' } = useParams();
  const inPortal = useLocation().pathname.startsWith('/portal/');
  const found = useQuery(queries.record(type, id));
  usePageTitle(found.data?.title);
  if (found.isError) {
    return (
      <>
        <VisuallyHidden as="h1">没有打开</VisuallyHidden>
        <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  }
  if (!found.data) return <LoadingBars rows={10} />;
  return (
    <>
      <Crumbs items={crumbsOf(found.data)} />
      <RecordView record={found.data} inPortal={inPortal} />
    </>
  );
}

function RecordView({ record, inPortal }: { record: Found; inPortal: boolean }) {
  const chain = record.chain.length > 1 && <RecordChain record={record} inPortal={inPortal} />;
  const acting = record.deadline !== null || record.offers.length > 0;
  const hasAside = acting || chain !== false;
  return (
    <>
      <Box sx={{ ...grid, gridTemplateColumns: hasAside ? { md: 'minmax(0, 1fr) 312px' } : undefined }}>
        <Box sx={{ gridColumn: 1 }}>
          <RecordHead record={record} />
        </Box>
        {hasAside && <RecordAside record={record} acting={acting} chain={chain} />}
        <Box sx={{ gridColumn: 1, display: 'grid', gap: '14px', minWidth: 0 }}>
          <RecordBody record={record} />
          <Box sx={{ display: { md: 'none' } }}>{chain}</Box>
        </Box>
      </Box>
      <RecordBottomBar record={record} />
    </>
  );
}

function crumbsOf(record: Found): string[] {
  return ['首页', ...record.tags.slice(0, 1), record.instance?.number ?? record.title];
}

const grid = {
  display: 'grid',
  columnGap: 5,
  rowGap: '14px',
  alignItems: 'start',
  mt: 1,
  '@media print': { display: 'block', '& > * + *': { mt: '14px' } },
};
