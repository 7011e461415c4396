import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { queries } from '../api';
import { Crumbs, FileLinks, LoadingBars, ProblemNote, SafeHtml, SectionCard, usePageTitle } from '../page';
import { dateTimeText } from '../format';
import '../print/paper.css';
import { RecordBottomBar } from './record-bottom-bar';
import { RecordChain } from './record-chain';
import { RecordChanges } from './record-changes';
import { RecordDeadline } from './record-deadline';
import { RecordFacts } from './record-facts';
import { RecordHead } from './record-head';

/** One record with everything that its definition shows; the same in the portal and inside. */
export default function RecordPage() {
  const { type = '', id = '' } = useParams();
  const inPortal = useLocation().pathname.startsWith('/portal/');
  const found = useQuery(queries.record(type, id));
  const record = found.data;
  usePageTitle(record?.title);
  if (found.isError) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!record) return <LoadingBars rows={10} />;
  const hasAside = record.deadline !== null || record.offers.length > 0 || record.chain.length > 1;
  const crumbs = ['首页', ...record.tags.slice(0, 1), record.instance?.number ?? record.title];
  return (
    <>
      {inPortal && <Crumbs items={crumbs} />}
      <Box sx={{ ...grid, gridTemplateColumns: hasAside ? { md: 'minmax(0, 1fr) 312px' } : undefined }}>
        <Box sx={{ gridColumn: 1 }}>
          <RecordHead record={record} />
        </Box>
        {hasAside && (
          <Box component="aside" sx={asideLook}>
            {(record.deadline ?? record.offers[0]) && <RecordDeadline record={record} />}
            {record.chain.length > 1 && (
              <Box sx={{ display: { xs: 'none', md: 'block' } }}>
                <RecordChain record={record} inPortal={inPortal} />
              </Box>
            )}
          </Box>
        )}
        <Box sx={{ gridColumn: 1, display: 'grid', gap: '14px', minWidth: 0 }}>
          {record.changes.length > 0 && <RecordChanges changes={record.changes} />}
          {record.facts.length > 0 && <RecordFacts facts={record.facts} />}
          {record.html && (
            <Box component="section" aria-label="全文">
              <SafeHtml html={record.html} className="paper" />
            </Box>
          )}
          {record.files.length > 0 && (
            <SectionCard title="附件" aside={`${record.files.length} 个`}>
              <FileLinks
                files={record.files.map((file) => ({
                  ...file,
                  note: [file.field, dateTimeText(file.at)].filter(Boolean).join('　'),
                }))}
              />
            </SectionCard>
          )}
          {record.chain.length > 1 && (
            <Box sx={{ display: { md: 'none' } }}>
              <RecordChain record={record} inPortal={inPortal} />
            </Box>
          )}
        </Box>
      </Box>
      {hasAside && <RecordBottomBar record={record} />}
    </>
  );
}

const grid = {
  display: 'grid',
  columnGap: 5,
  rowGap: '14px',
  alignItems: 'start',
  mt: 1,
  '@media print': { display: 'block' },
};

const asideLook = {
  gridColumn: { md: 2 },
  gridRow: { md: '1 / span 2' },
  display: 'grid',
  gap: '14px',
  '@media print': { display: 'none' },
};
