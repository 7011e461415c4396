import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import LinearProgress from '@mui/material/LinearProgress';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { List, QueryValues } from '../api';
import { EmptyState, useDelayed } from '../page';
import { emptyWords } from './empty-words';
import { FilterRow } from './filter-row';
import { ListFooter } from './list-footer';
import type { ListQuery } from './list-query';
import { ListTabs } from './list-tabs';
import { RowCards } from './row-cards';
import { RowTable } from './row-table';

interface Props {
  list: List;
  query: ListQuery;
  onQuery: (changes: QueryValues) => void;
  /** New rows are on their way while the old ones stay. */
  refreshing: boolean;
  /** Tabs inside the card instead of under the page's title. */
  tabsInside?: boolean;
}

/** A list: tabs, filters, rows as table or cards, paging. Where the query lives is the caller's business. */
export function ListView({ list, query, onQuery, refreshing, tabsInside = false }: Props) {
  const narrow = useMediaQuery('(max-width: 899.95px)');
  const late = useDelayed(refreshing);
  const Rows = narrow || list.layout === 'cards' ? RowCards : RowTable;
  const tabs = <ListTabs list={list} inset={tabsInside} onTab={(tab) => onQuery({ tab, sort: undefined })} />;
  return (
    <>
      {!tabsInside && tabs}
      <Card
        aria-busy={refreshing}
        sx={{ position: 'relative', '@media print': { border: 0, borderRadius: 0, overflow: 'visible' } }}
      >
        {late && (
          <LinearProgress
            aria-label="正在读取"
            sx={{ position: 'absolute', inset: '0 0 auto 0', height: 2 }}
          />
        )}
        {tabsInside && tabs}
        {list.filters.length > 0 && <FilterRow filters={list.filters} query={query} onQuery={onQuery} />}
        {list.rows.length > 0 ? (
          <Rows list={list} onSort={(sort) => onQuery({ sort })} />
        ) : (
          <Box>
            <EmptyState {...emptyWords(list)} />
          </Box>
        )}
        {list.total > 0 && <ListFooter list={list} onQuery={onQuery} />}
      </Card>
    </>
  );
}
