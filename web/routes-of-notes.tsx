import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';

/** The pages of notes and captures, to hang under the shell. */
export function notePages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/notes'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/list/notes-page.tsx'),
        'NotesPage',
      ),
    }),
    // One note: still the page with the list beside it.
    createRoute({
      ...at('/notes/$noteId'),
      beforeLoad: ({ params }: { params: { noteId: string } }) => {
        const note = encodeURIComponent(params.noteId);
        throw redirect({ href: `/notes/all?note=${note}`, replace: true });
      },
    }),
    createRoute({
      ...at('/notes/all'),
      component: lazyRouteComponent(() => import('../src/create/ui/notes-page.tsx'), 'NotesPage'),
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
    createRoute({
      ...at('/goals/$goalId/notes'),
      component: lazyRouteComponent(() => import('./pages/goal-notes.tsx'), 'GoalNotesPage'),
    }),
  ];
}
