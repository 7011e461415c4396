import { useSuspenseQuery } from '@tanstack/react-query';
import { queries } from './queries';
import type { Application, Session } from './types';

/** Who is logged in; suspends until known. */
export function useSession(): Session {
  return useSuspenseQuery(queries.session()).data;
}

/** What the application calls itself; suspends until known. */
export function useApplication(): Application {
  return useSuspenseQuery(queries.application()).data;
}
