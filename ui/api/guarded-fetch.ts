import { offlineProblem, problemOf } from './api-problem';
import { connection } from './connection';
import { csrf } from './csrf';
import { announceSessionExpired, sessionRenewed } from './session-expired';
import type { Session } from './types';

const sessionPath = '/api/session';

/**
 * `fetch` for our own API: carries the write token, reports whether the server was reached, and turns every refusal into
 * a thrown ApiProblem. A read that meets an expired session waits until the person has logged in again; a write is
 * refused, so that who sent it decides.
 */
export async function guardedFetch(request: Request): Promise<Response> {
  const response = await attempt(request.clone());
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'csrf-invalid' && (await renewToken())) {
    // The refusal came before anything happened, so sending again with the new token is safe.
    const second = await attempt(request);
    if (second.ok) return second;
    throw await problemOf(second);
  }
  if (problem.isSessionExpired && new URL(request.url).pathname !== sessionPath) {
    const renewed = request.method === 'GET' ? sessionRenewed() : null;
    announceSessionExpired();
    if (renewed) return renewed.then(() => guardedFetch(request));
  }
  throw problem;
}

async function attempt(request: Request): Promise<Response> {
  const token = csrf.get();
  if (token && request.method !== 'GET') request.headers.set('x-csrf-token', token);
  try {
    const response = await fetch(request);
    connection.report(true);
    return response;
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    connection.report(false);
    throw offlineProblem(cause);
  }
}

async function renewToken(): Promise<boolean> {
  const before = csrf.get();
  const response = await attempt(new Request(new URL(sessionPath, window.location.origin)));
  if (!response.ok) return false;
  csrf.set(((await response.json()) as Session).csrf);
  return csrf.get() !== null && csrf.get() !== before;
}
