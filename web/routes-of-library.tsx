import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The pages of what one keeps, to hang under the shell. */
export function libraryPages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/library'),
      component: lazyRouteComponent(
        () => import('../src/consume/ui/library/library-page.tsx'),
        'LibraryPage',
      ),
    }),
    createRoute({
      ...at('/share'),
      component: lazyRouteComponent(
        () => import('../src/consume/ui/library/share-page.tsx'),
        'SharedPage',
      ),
    }),
    createRoute({
      ...at('/settings/keeping'),
      component: lazyRouteComponent(() => import('./pages/ways-to-keep.tsx'), 'WaysToKeepPage'),
    }),
    createRoute({
      ...at('/library/import'),
      component: lazyRouteComponent(
        () => import('../src/consume/ui/imports/import-page.tsx'),
        'LibraryImportPage',
      ),
    }),
    createRoute({
      ...at('/library/import/$importId'),
      component: lazyRouteComponent(
        () => import('../src/consume/ui/imports/import-one.tsx'),
        'OneLibraryImportPage',
      ),
    }),
    createRoute({
      ...at('/library/$keepId'),
      component: lazyRouteComponent(() => import('./pages/kept.tsx'), 'KeptPage'),
    }),
  ];
}
