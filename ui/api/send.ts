import { offlineProblem, problemOf } from './api-problem';
import { connection } from './connection';
import { csrf } from './csrf';
import { announceSessionExpired, sessionRenewed } from './session-expired';
import type { Session } from './types';

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
  /** Ask as the public does, whoever is logged in. */
  anonymous?: boolean;
}

/**
 * Sends one request and answers its JSON body. A read that meets an expired session waits until the person has logged in
 * again; a write is refused, so that who sent it decides.
 * @throws ApiProblem
 */
export async function send<T>(method: Method, path: string, options: SendOptions = {}): Promise<T> {
  const response = await attempt(method, path, options);
  if (response.ok) return bodyOf<T>(response);
  const problem = await problemOf(response);
  if (problem.code === 'csrf-invalid' && (await renewToken())) {
    // The refusal came before anything happened, so sending again with the new token is safe.
    const second = await attempt(method, path, options);
    if (second.ok) return bodyOf<T>(second);
    throw await problemOf(second);
  }
  if (problem.isSessionExpired && !options.quiet401) {
    const renewed = method === 'GET' ? sessionRenewed() : null;
    announceSessionExpired();
    if (renewed) return renewed.then(() => send<T>(method, path, options));
  }
  throw problem;
}

export function urlOf(path: string, query: QueryValues = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

async function attempt(method: Method, path: string, options: SendOptions): Promise<Response> {
  try {
    const response = await fetch(urlOf(path, options.query), {
      method,
      credentials: options.anonymous ? 'omit' : 'same-origin',
      headers: headersOf(method, options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
    connection.report(true);
    return response;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    connection.report(false);
    throw offlineProblem(cause);
  }
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function renewToken(): Promise<boolean> {
  const before = csrf.get();
  const response = await attempt('GET', '/session', {});
  if (!response.ok) return false;
  csrf.set((await bodyOf<Session>(response)).csrf);
  return csrf.get() !== null && csrf.get() !== before;
}

function headersOf(method: Method, options: SendOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'GET' ? {} : csrf.header()),
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
  };
}
