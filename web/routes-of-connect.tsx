import {
  type AnyRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';

/** The pages of the room `connect`: each a side of what one does with people. */
export function connectPages<Parent extends AnyRoute>(parent: Parent) {
  const sides = createRoute({
    getParentRoute: () => parent,
    id: 'with-people',
    component: lazyRouteComponent(() => import('./pages/with-people.tsx'), 'WithPeople'),
  });
  const sideAt = <Path extends string>(path: Path, component: RouteComponent) =>
    createRoute({ getParentRoute: () => sides, path, component });
  return sides.addChildren([
    sideAt(
      '/moves',
      lazyRouteComponent(() => import('../src/connect/ui/moves-page.tsx'), 'MovesPage'),
    ),
    sideAt(
      '/keeping',
      lazyRouteComponent(() => import('../src/connect/ui/keeping/keeping-page.tsx'), 'KeepingPage'),
    ),
    sideAt(
      '/asks',
      lazyRouteComponent(() => import('../src/connect/ui/asks/asks-page.tsx'), 'AsksPage'),
    ),
    sideAt(
      '/asks/new',
      lazyRouteComponent(() => import('../src/connect/ui/asks/new-ask-page.tsx'), 'NewAskPage'),
    ),
    sideAt(
      '/asks/$askId',
      lazyRouteComponent(() => import('../src/connect/ui/asks/ask-page.tsx'), 'AskPage'),
    ),
    sideAt(
      '/help',
      lazyRouteComponent(() => import('../src/connect/ui/help/help-page.tsx'), 'HelpPage'),
    ),
    sideAt(
      '/interactions',
      lazyRouteComponent(
        () => import('../src/connect/ui/story/interactions-page.tsx'),
        'InteractionsPage',
      ),
    ),
    sideAt(
      '/interactions/calendar',
      lazyRouteComponent(() => import('../src/connect/ui/story/calendar-page.tsx'), 'CalendarPage'),
    ),
  ]);
}
