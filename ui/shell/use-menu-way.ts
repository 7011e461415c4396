import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { queries, useSession } from '../api';
import { currentEntry, wayTo } from './current-entry';

/** The titles of the menu that lead to this page; empty when no entry does. */
export function useMenuWay(): string[] {
  const { person } = useSession();
  const place = useLocation();
  const menu = useQuery({ ...queries.menu(person?.id ?? ''), enabled: person !== null });
  const items = menu.data?.items ?? [];
  return wayTo(items, currentEntry(items, place)?.id);
}
