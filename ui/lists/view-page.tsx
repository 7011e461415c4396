import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { queries, urlOf } from '../api';
import { ListPage } from './list-page';
import { useUrlQuery } from './use-url-query';

/** A view that a role's definition names. */
export default function ViewPage() {
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  return <ViewList key={`${id} ${parameters.get('subject') ?? ''}`} id={id} />;
}

function ViewList({ id }: { id: string }) {
  const [query, change] = useUrlQuery();
  const found = useQuery(queries.view(id, query));
  const { page: _page, pageSize: _pageSize, ...wanted } = query;
  const exportUrl = urlOf(`/views/${encodeURIComponent(id)}/export`, wanted);
  return <ListPage found={found} query={query} onQuery={change} exportUrl={exportUrl} />;
}
