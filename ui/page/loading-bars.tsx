import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { color } from '../theme';
import { useDelayed } from './use-delayed';

const widths = ['62%', '44%', '70%', '52%'];

/** The rows to come, drawn as bars; only after 300 ms. */
export function LoadingBars({ rows = 6 }: { rows?: number }) {
  const late = useDelayed(true);
  if (!late) return <Box role="status" aria-label="正在读取" sx={{ minHeight: rows * 42 }} />;
  return (
    <Card role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, row) => (
        <Box
          key={row}
          sx={{
            display: 'grid',
            gridTemplateColumns: '1fr 3fr 1fr',
            gap: 6,
            height: 42,
            alignItems: 'center',
            px: 4,
            borderBottom: `1px solid ${color.hairline}`,
          }}
        >
          <Skeleton variant="rounded" height={14} animation={false} />
          <Skeleton variant="rounded" height={14} animation={false} width={widths[row % widths.length]} />
          <Skeleton variant="rounded" height={14} animation={false} />
        </Box>
      ))}
    </Card>
  );
}
