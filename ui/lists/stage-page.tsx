import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { ListPage } from './list-page';
import { useUrlQuery } from './use-url-query';

/** The lists behind a stage's menu entry: what is to be filled in, and what has been. */
export default function StagePage() {
  const [query, change] = useUrlQuery();
  const found = useQuery(queries.stages(query));
  return (
    <ListPage key={query['stage']} found={found} query={query} onQuery={change} title={query['title']} />
  );
}
