import createClient from 'openapi-fetch';
import type { paths } from './generated/schema';
import { guardedFetch } from './guarded-fetch';

/** Typed by the server's own OpenAPI document. Refusals are thrown, so every answer has data. */
export const client = createClient<paths>({ baseUrl: '', fetch: guardedFetch });

/** The body of an answer. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
