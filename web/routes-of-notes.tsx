import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { atMost, read } from './api/index.ts';

/** The pages of notes and captures, to hang under the shell. */
export function notePages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/notes'),
      // Waited for: what waits is told above the list, and would push it down.
      loader: ({ context: { client } }) =>
        atMost(
          Promise.all(
            ['/notes', '/notes?isWaiting=true'].map((path) => client.prefetchQuery(read(path))),
          ),
        ),
      component: lazyRouteComponent(
        () => import('../src/create/ui/list/notes-page.tsx'),
        'NotesPage',
      ),
    }),
    // Also `/notes/new`: a new note gets its id while one writes, and the page stays.
    createRoute({
      ...at('/notes/$noteId'),
      component: lazyRouteComponent(() => import('./pages/note.tsx'), 'NotePage'),
    }),
    createRoute({
      ...at('/notes/templates'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/list/templates-page.tsx'),
        'TemplatesPage',
      ),
    }),
    createRoute({
      ...at('/inbox'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/inbox/inbox-page.tsx'),
        'InboxPage',
      ),
    }),
    // Where the share menu of a device and the shortcut of the installed app lead.
    createRoute({
      ...at('/capture'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/capture/capture-page.tsx'),
        'CapturePage',
      ),
    }),
  ];
}

/** The side of a goal that is of this room. */
export function noteSides(goalSides: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => goalSides,
      path: '/goals/$goalId/notes',
      component: lazyRouteComponent(() => import('./pages/goal-notes.tsx'), 'GoalNotesPage'),
    }),
  ];
}
