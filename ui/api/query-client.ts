import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

/** Reads are tried again only when no answer came; writes never. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.isOffline,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
