import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useState, type SubmitEvent } from 'react';
import type { Filter, QueryValues } from '../api';
import { color } from '../theme';
import { FilterField } from './filter-field';
import { filterKey, type ListQuery } from './list-query';

interface Props {
  filters: Filter[];
  query: ListQuery;
  onQuery: (changes: QueryValues) => void;
}

type Values = Record<string, string>;

/** All filters in one line; on a phone the first one, the others behind 筛选. */
export function FilterRow({ filters, query, onQuery }: Props) {
  const [values, setValues] = useState<Values>(() => valuesOf(filters, query));
  const phone = useMediaQuery('(max-width: 599.95px)');
  const [open, setOpen] = useState(() => filters.slice(1).some(({ path }) => query[filterKey(path)]));
  useEffect(() => setValues(valuesOf(filters, query)), [filters, query]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onQuery(values);
  };
  const reset = () => onQuery(Object.fromEntries(filters.map(({ path }) => [filterKey(path), undefined])));
  const shown = phone && !open ? filters.slice(0, 1) : filters;
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
      {phone && filters.length > 1 && (
        <Button
          variant="outlined"
          aria-expanded={open}
          startIcon={<TuneOutlined />}
          onClick={() => setOpen(!open)}
        >
          筛选
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
