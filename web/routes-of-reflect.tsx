import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The pages of the room `reflect`, to hang under the shell. */
export function reflectPages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/reviews'),
      component: lazyRouteComponent(
        () => import('../src/reflect/reviews/ui/reviews-page.tsx'),
        'ReviewsPage',
      ),
    }),
    createRoute({
      ...at('/reviews/$reviewId'),
      component: lazyRouteComponent(() => import('./pages/goal-review.tsx'), 'GoalReviewPage'),
    }),
    createRoute({
      ...at('/reviews/week/$week'),
      component: lazyRouteComponent(
        () => import('../src/reflect/reviews/ui/week-page.tsx'),
        'WeekPage',
      ),
    }),
    createRoute({
      ...at('/goals/$goalId/review'),
      component: lazyRouteComponent(
        () => import('../src/reflect/reviews/ui/begin-review.tsx'),
        'BeginReview',
      ),
    }),
    createRoute({
      ...at('/goals/$goalId/experience'),
      component: lazyRouteComponent(() => import('./pages/experience.tsx'), 'ExperiencePage'),
    }),
    createRoute({
      ...at('/portrait'),
      component: lazyRouteComponent(
        () => import('../src/reflect/portrait/ui/portrait-page.tsx'),
        'PortraitPage',
      ),
    }),
    createRoute({
      ...at('/map'),
      component: lazyRouteComponent(() => import('../src/reflect/ui/map-page.tsx'), 'MapPage'),
    }),
    createRoute({
      ...at('/tools'),
      component: lazyRouteComponent(() => import('../src/reflect/ui/tools-page.tsx'), 'ToolsPage'),
    }),
  ];
}

/** The sides of a goal that are of this room. */
export function reflectSides(goalSides: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => goalSides, path });
  return [
    createRoute({
      ...at('/goals/$goalId/map'),
      component: lazyRouteComponent(() => import('../src/reflect/ui/map-page.tsx'), 'GoalMapPage'),
    }),
    createRoute({
      ...at('/goals/$goalId/journey'),
      component: lazyRouteComponent(
        () => import('../src/reflect/journey/ui/journey-page.tsx'),
        'JourneyPage',
      ),
    }),
  ];
}
