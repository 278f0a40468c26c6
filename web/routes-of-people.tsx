import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { todayHere } from '#days';
import { atMost, read } from './api/index.ts';

/** Pages of one person, of places, and of people on their way in and out, to hang under the shell. What they show first is asked for at once. */
export function peoplePages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/people/duplicates'),
      loader: ({ context: { client } }) => void ask(client, '', ['/duplicates?state=open']),
      component: lazyRouteComponent(
        () => import('../src/people/ui/duplicates-page.tsx'),
        'DuplicatesPage',
      ),
    }),
    createRoute({
      ...at('/people/$personId'),
      loader: ({ context: { client }, params }) => {
        const path = `/people/${encodeURIComponent(params.personId)}`;
        void ask(client, path, ['/now', '/places', '/leads', '/good-for']);
        // Waited for, since these stand above what else comes later, and would push it down.
        return atMost(ask(client, path, ['', '/tie', `/standing?today=${todayHere()}`]));
      },
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
      loader: ({ context: { client } }) => void ask(client, '', ['/places', '/gatherings']),
      component: lazyRouteComponent(() => import('./pages/places.tsx'), 'PlacesPage'),
    }),
    createRoute({
      ...at('/places/$placeId'),
      loader: ({ context: { client }, params }) =>
        void ask(client, `/places/${encodeURIComponent(params.placeId)}`, ['', '/presence']),
      component: lazyRouteComponent(() => import('./pages/place.tsx'), 'PlacePage'),
    }),
  ];
}

/** All at once with the page's program; over when all are there, or known not to come. */
async function ask(client: QueryClient, path: string, parts: readonly string[]): Promise<void> {
  await Promise.all(parts.map((part) => client.prefetchQuery(read(path + part))));
}
