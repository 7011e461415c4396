import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queries } from '../api';
import { ListPage } from './list-page';
import { useUrlQuery } from './use-url-query';

/** The lists behind a stage's menu entry: what is to be filled in, and what has been. */
export default function StagePage() {
  const [parameters] = useSearchParams();
  return <StageList key={`${parameters.get('kind')} ${parameters.get('stage')}`} />;
}

function StageList() {
  const [query, change] = useUrlQuery();
  const found = useQuery(queries.stages(query));
  return <ListPage found={found} query={query} onQuery={change} title={query['title']} />;
}
