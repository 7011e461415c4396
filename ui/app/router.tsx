import type { ComponentType } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { FatalPage } from '../shell/fatal-page';
import { NotFoundPage } from '../shell/not-found-page';

type Module = { default: ComponentType };
const page = (load: () => Promise<Module>) => async () => ({ Component: (await load()).default });

const router = createBrowserRouter([
  {
    ErrorBoundary: FatalPage,
    HydrateFallback: () => null,
    children: [
      {
        lazy: page(() => import('../portal/portal-shell')),
        children: [
          { index: true, lazy: page(() => import('../portal/portal-home-page')) },
          { path: 'portal/views/:id', lazy: page(() => import('../portal/portal-view-page')) },
          { path: 'portal/:type/:id', lazy: page(() => import('../portal/record-page')) },
        ],
      },
      { path: 'login', lazy: page(() => import('../login/login-page')) },
      {
        lazy: page(() => import('../shell/shell')),
        children: [
          { path: 'home', lazy: page(() => import('../home/home-page')) },
          { path: 'stages', lazy: page(() => import('../lists/stage-page')) },
          { path: 'views/:id', lazy: page(() => import('../lists/view-page')) },
          { path: 'records/:type/:id', lazy: page(() => import('../portal/record-page')) },
          { path: 'work/:key', lazy: page(() => import('../work/work-page')) },
          { path: 'instances/:id', lazy: page(() => import('../instance/instance-page')) },
        ],
      },
      { path: 'print/:id', lazy: page(() => import('../print/print-page')) },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

export function AppRouter() {
  return <RouterProvider router={router} />;
}
