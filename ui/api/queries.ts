import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './api';
import type { QueryValues } from './url-of';

/** Query keys and functions in one place, so that invalidation and reading agree. */
export const queries = {
  application: () =>
    queryOptions({ queryKey: ['application'], queryFn: api.application, staleTime: Infinity }),
  session: () => queryOptions({ queryKey: ['session'], queryFn: api.session, staleTime: Infinity }),
  menu: (person: string) => queryOptions({ queryKey: ['menu', person], queryFn: api.menu }),
  publicMenu: () =>
    queryOptions({ queryKey: ['menu', 'public'], queryFn: api.publicMenu, staleTime: 60_000 }),
  workList: () => queryOptions({ queryKey: ['work'], queryFn: api.workList }),
  workPage: (key: string) =>
    queryOptions({ queryKey: ['work', key], queryFn: () => api.workPage(key), staleTime: 0, gcTime: 0 }),
  stages: (query: QueryValues) =>
    queryOptions({
      queryKey: ['list', 'stages', query],
      queryFn: () => api.stages(query),
      placeholderData: keepPreviousData,
    }),
  view: (id: string, query: QueryValues) =>
    queryOptions({
      queryKey: ['list', 'view', id, query],
      queryFn: () => api.view(id, query),
      placeholderData: keepPreviousData,
    }),
  publicView: (id: string, query: QueryValues) =>
    queryOptions({
      queryKey: ['list', 'public', id, query],
      queryFn: () => api.publicView(id, query),
      placeholderData: keepPreviousData,
    }),
  instance: (id: string) => queryOptions({ queryKey: ['instance', id], queryFn: () => api.instance(id) }),
  trail: (id: string) => queryOptions({ queryKey: ['instance', id, 'trail'], queryFn: () => api.trail(id) }),
  record: (type: string, id: string) =>
    queryOptions({ queryKey: ['record', type, id], queryFn: () => api.record(type, id) }),
  print: (id: string, query: { of?: string; view?: string; subject?: string }) =>
    queryOptions({ queryKey: ['print', id, query], queryFn: () => api.print(id, query) }),
  notifications: () =>
    queryOptions({ queryKey: ['notifications'], queryFn: api.notifications, refetchInterval: 60_000 }),
};
