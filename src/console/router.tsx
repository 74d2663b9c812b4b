import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { isRunbookView, type RunbookView } from './page/runbook/runbook-view.ts';
import { PageFailure } from './piece/page-failure.tsx';
import { Failure } from './piece/state.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Failure error={new Error('Check the address, or go to Now.')} what="page" />,
  errorComponent: PageFailure,
});
const now = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./page/now/now-page.tsx'), 'NowPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search): { token?: string; step?: string } => ({
    ...(typeof search['token'] === 'string' || typeof search['token'] === 'number' ? { token: String(search['token']) } : {}),
    ...(typeof search['step'] === 'string' ? { step: search['step'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./page/setup/setup-page.tsx'), 'SetupPage'),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('./page/incident/incident-page.tsx'), 'IncidentPage'),
});
const runbooks = createRoute({
  getParentRoute: () => root,
  path: '/runbooks',
  component: lazyRouteComponent(() => import('./page/runbook/runbook-list-page.tsx'), 'RunbookListPage'),
});
const runbook = createRoute({
  getParentRoute: () => root,
  path: '/runbooks/$id',
  validateSearch: (search): { line?: number; view?: RunbookView } => ({
    ...(Number(search['line']) > 0 ? { line: Number(search['line']) } : {}),
    ...(isRunbookView(search['view']) ? { view: search['view'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./page/runbook/runbook-page.tsx'), 'RunbookPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./page/people/people-page.tsx'), 'PeoplePage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./page/settings/settings-page.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([now, setup, incident, runbooks, runbook, people, settings]),
  defaultPreload: 'intent',
  // Of one page only: the header and the notice of the connection stay.
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
