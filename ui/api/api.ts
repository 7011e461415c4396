import { bodyOf, client } from './client';
import { csrf } from './csrf';
import type { operations } from './generated/schema';
import type { Credentials, DraftRequest, Session, SubmitRequest } from './types';
import type { QueryValues } from './url-of';

type StageQuery = operations['StagesController_list']['parameters']['query'];
type Answers = Record<string, unknown>;

// Filters travel as `f.<path>`, names that the document cannot know.
const stageQuery = (query: QueryValues) => query as unknown as StageQuery;

const remember = (session: Session): Session => {
  csrf.set(session.csrf);
  return session;
};

/** One function per endpoint. Every one of them throws ApiProblem when the server refuses. */
export const api = {
  health: () => bodyOf(client.GET('/api/health')),
  application: () => bodyOf(client.GET('/api/application')),
  session: () => bodyOf(client.GET('/api/session')).then(remember),
  login: (body: Credentials) => bodyOf(client.POST('/api/session', { body })).then(remember),
  logout: () => bodyOf(client.DELETE('/api/session')),
  menu: () => bodyOf(client.GET('/api/menu')),
  /** The public role's menu: the navigation of the portal, whoever looks at it. */
  publicMenu: () => bodyOf(client.GET('/api/menu', { credentials: 'omit' })),

  workList: () => bodyOf(client.GET('/api/work')),
  workPage: (key: string) => bodyOf(client.GET('/api/work/{key}', { params: { path: { key } } })),
  saveDraft: (key: string, body: DraftRequest) =>
    bodyOf(client.PUT('/api/work/{key}/draft', { params: { path: { key } }, body })),
  deleteDraft: (key: string) => bodyOf(client.DELETE('/api/work/{key}/draft', { params: { path: { key } } })),
  resolve: (key: string, data: Answers, signal?: AbortSignal) =>
    bodyOf(client.POST('/api/work/{key}/resolve', { params: { path: { key } }, body: { data }, signal })),
  check: (key: string, body: SubmitRequest) =>
    bodyOf(client.POST('/api/work/{key}/check', { params: { path: { key } }, body })),
  /** The same key for a second try of the same submission: it cannot happen twice. */
  submit: (key: string, body: SubmitRequest, idempotencyKey: string) =>
    bodyOf(
      client.POST('/api/work/{key}/submit', {
        params: { path: { key }, header: { 'idempotency-key': idempotencyKey } },
        body,
      }),
    ),

  stages: (query: QueryValues) => bodyOf(client.GET('/api/stages', { params: { query: stageQuery(query) } })),
  view: (id: string, query: QueryValues) =>
    bodyOf(client.GET('/api/views/{id}', { params: { path: { id }, query: stageQuery(query) } })),
  publicView: (id: string, query: QueryValues) =>
    bodyOf(
      client.GET('/api/views/{id}', {
        params: { path: { id }, query: stageQuery(query) },
        credentials: 'omit',
      }),
    ),
  instance: (id: string) => bodyOf(client.GET('/api/instances/{id}', { params: { path: { id } } })),
  trail: (id: string) => bodyOf(client.GET('/api/instances/{id}/trail', { params: { path: { id } } })),
  record: (type: string, id: string) =>
    bodyOf(client.GET('/api/records/{type}/{id}', { params: { path: { type, id } } })),
  print: (id: string, query: { of?: string; view?: string; subject?: string }) =>
    bodyOf(client.GET('/api/prints/{id}', { params: { path: { id }, query } })),

  notifications: () => bodyOf(client.GET('/api/notifications')),
  /** All of them. */
  readNotifications: () => bodyOf(client.POST('/api/notifications/read', { body: {} })),
};
