import { offlineProblem, problemOf } from './api-problem';
import { csrf } from './csrf';
import { announceSessionExpired } from './session-expired';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type QueryValues = Record<string, string | number | undefined>;
export interface SendOptions {
  query?: QueryValues;
  body?: unknown;
  /** Same key, same answer: a second try of the same submission cannot happen twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** A refused login is not an expired session. */
  quiet401?: boolean;
}

/** Sends one request and answers its JSON body. @throws ApiProblem */
export async function send<T>(method: Method, path: string, options: SendOptions = {}): Promise<T> {
  const response = await fetch(urlOf(path, options.query), {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, options),
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw offlineProblem(cause);
  });
  if (!response.ok) {
    if (response.status === 401 && !options.quiet401) announceSessionExpired();
    throw await problemOf(response);
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function urlOf(path: string, query: QueryValues = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

function headersOf(method: Method, options: SendOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'GET' ? {} : csrf.header()),
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
  };
}
