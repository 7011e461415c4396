import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useState, type SubmitEvent } from 'react';
import type { Filter, QueryValues } from '../api';
import { color } from '../theme';
import { FilterField } from './filter-field';
import { fittingFilters } from './fitting-filters';
import { filterKey, type ListQuery } from './list-query';

interface Props {
  filters: Filter[];
  query: ListQuery;
  onQuery: (changes: QueryValues) => void;
}

type Values = Record<string, string>;

/** How many inputs stand in one line beside the buttons; a phone has room for one. */
const room = { phone: 1, wide: 6.2 };

/** The filters that fit into one line; the others behind a button. */
export function FilterRow({ filters, query, onQuery }: Props) {
  const [values, setValues] = useState<Values>(() => valuesOf(filters, query));
  const phone = useMediaQuery('(max-width: 599.95px)');
  const fitting = fittingFilters(filters, phone ? room.phone : room.wide);
  const [open, setOpen] = useState(() =>
    filters.some((filter) => !fitting.includes(filter) && query[filterKey(filter.path)]),
  );
  useEffect(() => setValues(valuesOf(filters, query)), [filters, query]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onQuery(values);
  };
  const reset = () => onQuery(Object.fromEntries(filters.map(({ path }) => [filterKey(path), undefined])));
  const shown = open ? filters : fitting;
  return (
    <Box
      component="form"
      role="search"
      onSubmit={submit}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        px: 4,
        py: 3,
        borderBottom: `1px solid ${color.line}`,
        '@media print': { display: 'none' },
      }}
    >
      {shown.map((filter) => (
        <FilterField
          key={filter.path}
          filter={filter}
          value={values[filterKey(filter.path)] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [filterKey(filter.path)]: value }))}
        />
      ))}
      {fitting.length < filters.length && (
        <Button
          variant="outlined"
          aria-expanded={open}
          startIcon={<TuneOutlined />}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起筛选' : phone ? '筛选' : '更多筛选'}
        </Button>
      )}
      <Box sx={{ display: 'flex', gap: 2, flex: phone && open ? '1 1 100%' : 'none' }}>
        <Button type="submit" variant="contained" sx={{ flex: { xs: 1, sm: 'none' } }}>
          检索
        </Button>
        {(!phone || open) && (
          <Button variant="outlined" onClick={reset}>
            重置
          </Button>
        )}
      </Box>
    </Box>
  );
}

function valuesOf(filters: Filter[], query: ListQuery): Values {
  return Object.fromEntries(filters.map(({ path }) => [filterKey(path), query[filterKey(path)] ?? '']));
}
