import {
  type AnyRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';

/** The pages of the room `connect`, to hang under the shell. */
export function connectPages<Parent extends AnyRoute>(parent: Parent) {
  const pageAt = <Path extends string>(path: Path, component: RouteComponent) =>
    createRoute({ getParentRoute: () => parent, path, component });
  return [
    pageAt(
      '/moves',
      lazyRouteComponent(() => import('../src/connect/ui/moves-page.tsx'), 'MovesPage'),
    ),
    pageAt(
      '/keeping',
      lazyRouteComponent(() => import('../src/connect/ui/keeping/keeping-page.tsx'), 'KeepingPage'),
    ),
    pageAt(
      '/asks',
      lazyRouteComponent(() => import('../src/connect/ui/asks/asks-page.tsx'), 'AsksPage'),
    ),
    pageAt(
      '/asks/new',
      lazyRouteComponent(() => import('../src/connect/ui/asks/new-ask-page.tsx'), 'NewAskPage'),
    ),
    pageAt(
      '/asks/$askId',
      lazyRouteComponent(() => import('../src/connect/ui/asks/ask-page.tsx'), 'AskPage'),
    ),
    pageAt(
      '/help',
      lazyRouteComponent(() => import('../src/connect/ui/help/help-page.tsx'), 'HelpPage'),
    ),
    pageAt(
      '/peers',
      lazyRouteComponent(() => import('./pages/peers.tsx'), 'PeersPage'),
    ),
    pageAt(
      '/interactions',
      lazyRouteComponent(
        () => import('../src/connect/ui/story/interactions-page.tsx'),
        'InteractionsPage',
      ),
    ),
    pageAt(
      '/network',
      lazyRouteComponent(() => import('../src/connect/ui/network/network-page.tsx'), 'NetworkPage'),
    ),
    pageAt(
      '/interactions/calendar',
      lazyRouteComponent(() => import('../src/connect/ui/story/calendar-page.tsx'), 'CalendarPage'),
    ),
  ];
}
