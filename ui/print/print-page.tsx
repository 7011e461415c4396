import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { queries } from '../api';
import { LoadingBars, ProblemNote, usePageTitle } from '../page';
import { color } from '../theme';
import { Paper } from './paper';
import { queryOf } from './print-query';

/** A document by itself: as it will come out of the printer, with one button above it. */
export default function PrintPage() {
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  const { data, error, refetch } = useQuery(queries.print(id, queryOf(parameters)));
  usePageTitle(data?.title);
  return (
    <>
      <Box component="header" sx={bar}>
        {/* The document brings its own first heading. */}
        <Box component={data ? 'p' : 'h1'} sx={{ m: 0, mr: 'auto', fontSize: 15, fontWeight: 600 }}>
          {data?.title ?? '正在准备文档'}
        </Box>
        <Button variant="contained" startIcon={<Print />} disabled={!data} onClick={() => window.print()}>
          打印
        </Button>
      </Box>
      <Box component="main" sx={data?.orientation === 'landscape' ? { ...desk, maxWidth: 1123 } : desk}>
        {data && <Paper print={data} />}
        {!data && error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingBars />}
      </Box>
    </>
  );
}

const bar = {
  position: 'sticky',
  zIndex: 1,
  top: 0,
  display: 'flex',
  alignItems: 'center',
  minHeight: 52,
  px: { xs: 3, md: 6 },
  bgcolor: color.white,
  borderBottom: `1px solid ${color.line}`,
  '@media print': { display: 'none' },
};
const desk = {
  maxWidth: 794,
  mx: 'auto',
  my: 6,
  px: { xs: 3, sm: 0 },
  '@media print': { m: 0, p: 0, maxWidth: 'none' },
};
