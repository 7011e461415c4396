import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { QueryValues } from '../api';
import { changedQuery, listQueryOf, type ListQuery } from './list-query';

/** The list's query in the address bar, so that going back or sending the link finds the same rows. */
export function useUrlQuery(): [ListQuery, (changes: QueryValues) => void] {
  const [parameters, setParameters] = useSearchParams();
  const query = useMemo(() => listQueryOf(parameters), [parameters]);
  const change = useCallback(
    (changes: QueryValues) => setParameters(changedQuery(query, changes), { preventScrollReset: true }),
    [query, setParameters],
  );
  return [query, change];
}
