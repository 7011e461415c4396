import type { ComponentType } from 'react';
import { createBrowserRouter, RouterProvider, type RouteObject } from 'react-router';
import { FatalPage } from '../shell/fatal-page';
import { NotFoundPage } from '../shell/not-found-page';
import { WaitingPage } from '../shell/waiting-page';
import { Root } from './root';

type Module = { default: ComponentType };
const page = (load: () => Promise<Module>) => async () => ({ Component: (await load()).default });

const recordPage = page(() => import('../portal/record-page'));

const portal: RouteObject[] = [
  { index: true, lazy: page(() => import('../portal/portal-home-page')) },
  { path: 'portal/views/:id', lazy: page(() => import('../portal/portal-view-page')) },
  { path: 'portal/:type/:id', lazy: recordPage },
];

const inside: RouteObject[] = [
  { path: 'home', lazy: page(() => import('../home/home-page')) },
  { path: 'stages', lazy: page(() => import('../lists/stage-page')) },
  { path: 'views/:id', lazy: page(() => import('../lists/view-page')) },
  { path: 'records/:type/:id', lazy: recordPage },
  { path: 'notifications', lazy: page(() => import('../shell/notifications-page')) },
  { path: 'work/:key', lazy: page(() => import('../work/work-page')) },
  { path: 'instances/:id', lazy: page(() => import('../instance/instance-page')) },
];

/** A page that fails leaves the shell around it standing. */
const guarded = (children: RouteObject[]): RouteObject[] => [{ ErrorBoundary: FatalPage, children }];

const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: FatalPage,
    HydrateFallback: WaitingPage,
    children: [
      { lazy: page(() => import('../portal/portal-shell')), children: guarded(portal) },
      { path: 'login', lazy: page(() => import('../login/login-page')) },
      { lazy: page(() => import('../shell/shell')), children: guarded(inside) },
      { path: 'print/:id', lazy: page(() => import('../print/print-page')) },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

export function AppRouter() {
  return <RouterProvider router={router} />;
}
