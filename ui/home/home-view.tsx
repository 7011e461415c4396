import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '../api';
import { EmptyState, SectionCard } from '../page';
import { emptyWords, RowCards } from '../lists';

/** The newest rows of the role's home view. */
export function HomeView({ id }: { id: string }) {
  const found = useQuery(queries.view(id, { pageSize: 5 }));
  const list = found.data;
  // The page stands without it: what waits for me is what one comes for.
  if (!list || found.isError) return null;
  const more = (
    <MuiLink component={Link} to={`/views/${encodeURIComponent(id)}`}>
      更多
    </MuiLink>
  );
  return (
    <SectionCard title={list.title} aside={more} flush>
      {list.rows.length > 0 ? (
        <RowCards list={list} />
      ) : (
        <Box>
          <EmptyState {...emptyWords(list)} />
        </Box>
      )}
    </SectionCard>
  );
}
