import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queries, urlOf } from '../api';
import { ListPage } from './list-page';
import { useUrlQuery } from './use-url-query';

/** A view that a role's definition names. */
export default function ViewPage() {
  const { id = '' } = useParams();
  const [query, change] = useUrlQuery();
  const found = useQuery(queries.view(id, query));
  const { page: _page, pageSize: _pageSize, ...wanted } = query;
  return (
    <ListPage
      key={`${id} ${query['subject'] ?? ''}`}
      found={found}
      query={query}
      onQuery={change}
      exportUrl={urlOf(`/views/${encodeURIComponent(id)}/export`, wanted)}
    />
  );
}
