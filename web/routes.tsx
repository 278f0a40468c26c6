import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { call, read, readNow, sessionQuery } from './api/index.ts';
import { focusNextPage, isSamePage, Skeleton } from './kit/index.ts';
import { askForGoal } from './pages/goal-ahead.ts';
import { homePath } from './pages/home-path.ts';
import { Inside } from './pages/inside.tsx';
import { connectPages } from './routes-of-connect.tsx';
import { libraryPages } from './routes-of-library.tsx';
import { notePages, noteSides } from './routes-of-notes.tsx';
import { peoplePages } from './routes-of-people.tsx';
import { reflectPages, reflectSides } from './routes-of-reflect.tsx';
import { vaultPages } from './routes-of-vaults.tsx';
import { entranceFor, safeNext } from './shell/entrance.ts';
import { EntranceOpening } from './shell/entrance-page.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Opening } from './shell/opening.tsx';
import { OutsideError, PageError } from './shell/page-error.tsx';

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet });

/**
 * Everything inside the shell hangs under this route. It asks who is signed in in its `loader`, not
 * in `beforeLoad`, so that a page's own data is fetched at the same time.
 */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Inside,
  errorComponent: OutsideError,
  pendingComponent: Opening,
  loader: async ({ context: { client }, location }) => {
    if ((await client.ensureQueryData(sessionQuery)) !== null) return;
    throw redirect({ href: await entranceFor(client, location.href), replace: true });
  },
});

/** A page of a member that needs no data before it is shown. */
const pageAt = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => signedIn, path, component });

/** Today; the first page of a visit. */
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  loader: ({ context: { client } }) => void client.prefetchQuery(readNow(homePath())),
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
});

/** Any other address, inside the shell: who is not signed in must not learn which pages there are. */
const elsewhere = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: NotFound,
});

const references = pageAt(
  '/references',
  lazyRouteComponent(() => import('./pages/references.tsx'), 'ReferencesPage'),
);

const goals = createRoute({
  getParentRoute: () => signedIn,
  path: '/goals',
  loader: ({ context: { client } }) => void client.prefetchQuery(read('/goals')),
  component: lazyRouteComponent(() => import('../src/goals/ui/goal-list.tsx'), 'GoalList'),
});

const newGoal = pageAt(
  '/goals/new',
  lazyRouteComponent(() => import('../src/goals/ui/goal-form.tsx'), 'NewGoal'),
);

const editGoal = pageAt(
  '/goals/$goalId/edit',
  lazyRouteComponent(() => import('../src/goals/ui/goal-form.tsx'), 'EditGoal'),
);

/** Around every side of a goal: how to get from one to the others. */
const goalSides = createRoute({
  getParentRoute: () => signedIn,
  id: 'goal-sides',
  component: lazyRouteComponent(() => import('./pages/goal-sides.tsx'), 'GoalSides'),
});

const sideAt = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => goalSides, path, component });

const goal = createRoute({
  getParentRoute: () => goalSides,
  path: '/goals/$goalId',
  loader: ({ context: { client }, params: { goalId } }) => askForGoal(client, goalId),
  component: lazyRouteComponent(() => import('./pages/goal.tsx'), 'GoalPage'),
});

const goalPlan = sideAt(
  '/goals/$goalId/plan',
  lazyRouteComponent(() => import('./pages/plan.tsx'), 'PlanPage'),
);

const people = pageAt(
  '/people',
  lazyRouteComponent(() => import('./pages/people.tsx'), 'PeoplePage'),
);

const kits = pageAt(
  '/kits',
  lazyRouteComponent(() => import('../src/plans/ui/kits-page.tsx'), 'KitsPage'),
);

const stream = pageAt(
  '/stream',
  lazyRouteComponent(() => import('./pages/stream.tsx'), 'StreamPage'),
);

const streamChoices = pageAt(
  '/stream/choices',
  lazyRouteComponent(() => import('../src/consume/ui/calm/calm-page.tsx'), 'CalmPage'),
);

const search = pageAt(
  '/search',
  lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
);

const sources = pageAt(
  '/sources',
  lazyRouteComponent(() => import('./pages/sources.tsx'), 'Sources'),
);

const bringIn = pageAt(
  '/sources/import',
  lazyRouteComponent(() => import('../src/sources/ui/import-page.tsx'), 'ImportPage'),
);

const oneImport = pageAt(
  '/sources/import/$importId',
  lazyRouteComponent(() => import('../src/sources/ui/import-one.tsx'), 'OneImportPage'),
);

const entry = pageAt(
  '/entries/$entryId',
  lazyRouteComponent(() => import('./pages/entry.tsx'), 'EntryPage'),
);

const shareNote = pageAt(
  '/notes/$noteId/share',
  lazyRouteComponent(() => import('./pages/share.tsx'), 'SharePage'),
);

const shareGoal = pageAt(
  '/goals/$goalId/share',
  lazyRouteComponent(() => import('../src/contribute/ui/share-goal-page.tsx'), 'ShareGoalPage'),
);

const notesOfOthers = pageAt(
  '/notes-of-others',
  lazyRouteComponent(
    () => import('../src/contribute/ui/notes-of-others-page.tsx'),
    'NotesOfOthersPage',
  ),
);

const noteOfAnother = pageAt(
  '/notes-of-others/$noteId',
  lazyRouteComponent(() => import('./pages/note-of-another.tsx'), 'NoteOfAnotherPage'),
);

const recall = pageAt(
  '/recall',
  lazyRouteComponent(() => import('../src/reflect/recall/ui/recall-page.tsx'), 'RecallPage'),
);

const settings = pageAt(
  '/settings',
  lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
);

const reminders = pageAt(
  '/settings/reminders',
  lazyRouteComponent(() => import('../src/reminders/ui/reminders-page.tsx'), 'RemindersPage'),
);

const learnt = pageAt(
  '/settings/finding',
  lazyRouteComponent(() => import('../src/finding/ui/learnt-page.tsx'), 'LearntPage'),
);

const jobs = pageAt(
  '/settings/jobs',
  lazyRouteComponent(() => import('./pages/jobs.tsx'), 'JobsPage'),
);

/** The pages of members: an address, and the screen that is fetched when one first goes there. */
const pages = [
  start,
  references,
  goals,
  newGoal,
  editGoal,
  goalSides.addChildren([goal, goalPlan, ...noteSides(goalSides), ...reflectSides(goalSides)]),
  kits,
  people,
  ...peoplePages(signedIn),
  stream,
  streamChoices,
  ...libraryPages(signedIn),
  search,
  sources,
  bringIn,
  oneImport,
  entry,
  ...notePages(signedIn),
  shareNote,
  shareGoal,
  notesOfOthers,
  noteOfAnother,
  ...connectPages(signedIn),
  ...reflectPages(signedIn),
  recall,
  ...vaultPages(signedIn),
  settings,
  reminders,
  learnt,
  jobs,
  elsewhere,
];

/** The pages before one is signed in. Who is signed in already goes on; who comes first is greeted. */
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  loader: ({ context: { client }, location }) => goOn(client, location, '/welcome'),
  errorComponent: OutsideError,
  pendingComponent: EntranceOpening,
  component: lazyRouteComponent(() => import('./pages/welcome.tsx'), 'Welcome'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  loader: ({ context: { client }, location }) => goOn(client, location, '/sign-in'),
  errorComponent: OutsideError,
  pendingComponent: EntranceOpening,
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignIn'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  loader: ({ params: { token } }) => call('GET', `/invitations/${encodeURIComponent(token)}`),
  errorComponent: OutsideError,
  pendingComponent: EntranceOpening,
  component: lazyRouteComponent(() => import('./pages/join.tsx'), 'Join'),
});

async function goOn(client: QueryClient, location: { search: unknown }, here: string) {
  const { next }: { next?: unknown } = location.search ?? {};
  if ((await client.fetchQuery(sessionQuery)) !== null)
    throw redirect({ href: safeNext(next), replace: true });
  const entrance = await entranceFor(client, safeNext(next));
  if (!entrance.startsWith(here)) throw redirect({ href: entrance, replace: true });
}

/** The router over all pages. Screens use plain addresses, so that rooms need not know this file. */
export function createPages(client: QueryClient) {
  const router = createRouter({
    routeTree: root.addChildren([signedIn.addChildren(pages), welcome, signIn, join]),
    context: { client },
    defaultPreload: 'intent',
    // TanStack Query keeps the data and knows its age.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: () => <Skeleton lines={6} />,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation, toLocation }) => {
    if (pathChanged && fromLocation && !isSamePage(toLocation.state)) focusNextPage();
  });
  return router;
}
