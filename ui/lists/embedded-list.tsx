import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries, urlOf, type QueryValues } from '../api';
import { LoadingBars, ProblemNote } from '../page';
import { color } from '../theme';
import { ListActions } from './list-actions';
import { changedQuery, type ListQuery } from './list-query';
import { ListView } from './list-view';

interface Props {
  view: string;
  /** The instance that the view is about. */
  subject?: string;
}

/** A view inside another page; its query stays out of the address bar. */
export function EmbeddedList({ view, subject }: Props) {
  const [query, setQuery] = useState<ListQuery>({});
  const asked = subject === undefined ? query : { ...query, subject };
  const found = useQuery(queries.view(view, asked));
  const change = (changes: QueryValues) => setQuery((before) => changedQuery(before, changes));
  const list = found.data;
  if (found.isError) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!list) return <LoadingBars />;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <Box sx={{ flex: 1, minWidth: 200, fontSize: 13, color: color.ink2 }}>{list.notice}</Box>
        <ListActions list={list} exportUrl={urlOf(`/views/${encodeURIComponent(view)}/export`, asked)} />
      </Box>
      <ListView list={list} query={query} onQuery={change} refreshing={found.isPlaceholderData} />
    </>
  );
}
