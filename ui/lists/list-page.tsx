import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem, type List, type QueryValues } from '../api';
import { FactList, LoadingBars, PageHead, ProblemNote, usePageTitle } from '../page';
import { useMenuWay } from '../shell/use-menu-way';
import { color } from '../theme';
import { ListActions } from './list-actions';
import { filterKey, type ListQuery } from './list-query';
import { ListView } from './list-view';

interface Props {
  found: UseQueryResult<List>;
  query: ListQuery;
  onQuery: (changes: QueryValues) => void;
  /** Shown until the list itself says how it is called. */
  title?: string;
  exportUrl?: string;
}

/** A whole page that is one list. */
export function ListPage({ found, query, onQuery, title, exportUrl }: Props) {
  const list = found.data;
  const heading = list?.title ?? title ?? (found.isError ? '没有打开' : undefined);
  const way = useMenuWay();
  const crumbs = way.length > 0 ? way : (list?.crumbs ?? []).filter((crumb) => crumb !== heading);
  usePageTitle(heading);
  return (
    <>
      {heading && (
        <PageHead
          title={heading}
          crumbs={crumbs}
          actions={list && <ListActions list={list} exportUrl={exportUrl} />}
          tight={list && hasTabsOnly(list)}
        />
      )}
      {list && <About list={list} />}
      {found.isError && <Refused found={found} query={query} onQuery={onQuery} />}
      {found.isPending && <LoadingBars rows={10} />}
      {list && <ListView list={list} query={query} onQuery={onQuery} refreshing={found.isPlaceholderData} />}
    </>
  );
}

type RefusedProps = Pick<Props, 'found' | 'query' | 'onQuery'>;

/** A filter that the list does not have (an old link) is cleared; anything else is asked for again. */
function Refused({ found, query, onQuery }: RefusedProps) {
  const { error } = found;
  if (!(error instanceof ApiProblem) || error.code !== 'filter-invalid') {
    return <ProblemNote error={error} onRetry={() => void found.refetch()} />;
  }
  const filters = Object.keys(query).filter((name) => name.startsWith(filterKey('')));
  const clear = () => onQuery(Object.fromEntries(filters.map((name) => [name, undefined])));
  return <ProblemNote error={error} onRetry={clear} retryLabel="清除筛选" />;
}

/** Nothing stands between the title and the tabs. */
function hasTabsOnly(list: List): boolean {
  return list.tabs.length > 0 && list.facts.length === 0 && !list.notice;
}

function About({ list }: { list: List }) {
  return (
    <>
      {list.facts.length > 0 && (
        <Card sx={{ px: 4, py: 3, mb: 3 }}>
          <FactList facts={list.facts} layout="line" />
        </Card>
      )}
      {list.notice && <NoticeLine text={list.notice} />}
    </>
  );
}

function NoticeLine({ text }: { text: string }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 2,
        mb: 3,
        fontSize: 13,
        lineHeight: '20px',
        color: color.ink2,
      }}
    >
      <InfoOutlined aria-hidden sx={{ fontSize: 18, mt: '1px' }} />
      {text}
    </Box>
  );
}
