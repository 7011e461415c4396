import { csrf } from './csrf';
import { send, type QueryValues } from './send';
import type * as t from './types';

const part = encodeURIComponent;

async function remember(session: t.Session): Promise<t.Session> {
  csrf.set(session.csrf);
  return session;
}

/** One function per endpoint. Every one of them throws ApiProblem when the server refuses. */
export const api = {
  application: () => send<t.Application>('GET', '/application'),
  session: () => send<t.Session>('GET', '/session', { quiet401: true }).then(remember),
  login: (body: t.Credentials) =>
    send<t.Session>('POST', '/session', { body, quiet401: true }).then(remember),
  logout: () => send<unknown>('DELETE', '/session', { quiet401: true }),
  menu: () => send<t.Menu>('GET', '/menu'),
  workList: () => send<t.WorkList>('GET', '/work'),
  workPage: (key: string) => send<t.WorkPage>('GET', `/work/${part(key)}`),
  saveDraft: (key: string, body: t.DraftRequest) =>
    send<t.DraftSaved>('PUT', `/work/${part(key)}/draft`, { body }),
  deleteDraft: (key: string) => send<unknown>('DELETE', `/work/${part(key)}/draft`),
  resolve: (key: string, data: Record<string, unknown>, signal?: AbortSignal) =>
    send<t.Resolved>('POST', `/work/${part(key)}/resolve`, { body: { data }, signal }),
  check: (key: string, body: t.SubmitRequest) =>
    send<t.Checked>('POST', `/work/${part(key)}/check`, { body }),
  submit: (key: string, body: t.SubmitRequest, idempotencyKey: string) =>
    send<t.Completed>('POST', `/work/${part(key)}/submit`, { body, idempotencyKey }),
  stages: (query: QueryValues) => send<t.List>('GET', '/stages', { query }),
  /** The public role's menu: the navigation of the portal, whoever looks at it. */
  publicMenu: () => send<t.Menu>('GET', '/menu', { anonymous: true }),
  publicView: (id: string, query: QueryValues) =>
    send<t.List>('GET', `/views/${part(id)}`, { query, anonymous: true }),
  view: (id: string, query: QueryValues) => send<t.List>('GET', `/views/${part(id)}`, { query }),
  instance: (id: string) => send<t.InstancePage>('GET', `/instances/${part(id)}`),
  trail: (id: string) => send<t.Trail>('GET', `/instances/${part(id)}/trail`),
  record: (type: string, id: string) => send<t.RecordPage>('GET', `/records/${part(type)}/${part(id)}`),
  print: (id: string, query: { of?: string; view?: string; subject?: string }) =>
    send<t.PrintPage>('GET', `/prints/${part(id)}`, { query }),
  health: () => send<unknown>('GET', '/health', { quiet401: true }),
  notifications: () => send<t.Notifications>('GET', '/notifications'),
  readNotifications: () => send<unknown>('POST', '/notifications/read', { body: {} }),
};
