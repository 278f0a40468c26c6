import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { read } from './api/index.ts';

/** Pages of one person, of places, and of people on their way in and out, to hang under the shell. What they show first is asked for at once. */
export function peoplePages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/people/duplicates'),
      loader: ({ context: { client } }) => ask(client, '', ['/duplicates?state=open']),
      component: lazyRouteComponent(
        () => import('../src/people/ui/duplicates-page.tsx'),
        'DuplicatesPage',
      ),
    }),
    createRoute({
      ...at('/people/$personId'),
      loader: ({ context: { client }, params }) =>
        ask(client, `/people/${encodeURIComponent(params.personId)}`, ['', '/now', '/good-for']),
      component: lazyRouteComponent(() => import('./pages/person.tsx'), 'PersonPage'),
    }),
    createRoute({
      ...at('/people/export'),
      component: lazyRouteComponent(
        () => import('../src/sources/ui/cards/export-people.tsx'),
        'ExportPeople',
      ),
    }),
    createRoute({
      ...at('/sources/address-books'),
      component: lazyRouteComponent(
        () => import('../src/sources/ui/cards/address-books.tsx'),
        'AddressBooks',
      ),
    }),
    createRoute({
      ...at('/sources/mailboxes'),
      component: lazyRouteComponent(
        () => import('../src/sources/ui/mailboxes/mailboxes-page.tsx'),
        'MailboxesPage',
      ),
    }),
    createRoute({
      ...at('/places'),
      loader: ({ context: { client } }) => ask(client, '', ['/places', '/gatherings']),
      component: lazyRouteComponent(() => import('./pages/places.tsx'), 'PlacesPage'),
    }),
    createRoute({
      ...at('/places/$placeId'),
      loader: ({ context: { client }, params }) =>
        ask(client, `/places/${encodeURIComponent(params.placeId)}`, ['', '/presence']),
      component: lazyRouteComponent(() => import('./pages/place.tsx'), 'PlacePage'),
    }),
  ];
}

/** All at once with the page's program; nothing is waited for. */
function ask(client: QueryClient, path: string, parts: readonly string[]): void {
  for (const part of parts) void client.prefetchQuery(read(path + part));
}
