import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import {
  GoalsIcon,
  HomeIcon,
  LibraryIcon,
  MapIcon,
  MovesIcon,
  NotesIcon,
  PeopleIcon,
  ReviewIcon,
  SearchIcon,
  SettingsIcon,
  SourcesIcon,
  StreamIcon,
  useGo,
  useMatches,
  useShortcut,
} from '../kit/index.ts';

import { WITH_PEOPLE } from './with-people.ts';

interface NavigationEntry {
  address: string;
  label: string;
  keys: string;
  Icon: () => React.ReactNode;
  /** Pages elsewhere that belong to it. */
  also?: readonly string[];
}

/** The menu, in the order of the learning cycle. */
const entries: readonly NavigationEntry[] = [
  { address: '/', label: 'Home', keys: 'g h', Icon: HomeIcon },
  { address: '/goals', label: 'Goals', keys: 'g g', Icon: GoalsIcon, also: ['/kits'] },
  {
    address: '/people',
    label: 'People',
    keys: 'g p',
    Icon: PeopleIcon,
    also: ['/places', '/network'],
  },
  { address: '/stream', label: 'Stream', keys: 'g e', Icon: StreamIcon },
  { address: '/library', label: 'Library', keys: 'g l', Icon: LibraryIcon, also: ['/share'] },
  { address: '/search', label: 'Search', keys: 'g f', Icon: SearchIcon },
  { address: '/sources', label: 'Sources', keys: 'g s', Icon: SourcesIcon },
  {
    address: '/notes',
    label: 'Notes',
    keys: 'g n',
    Icon: NotesIcon,
    also: ['/inbox', '/capture', '/notes-of-others'],
  },
  {
    address: '/moves',
    label: 'Moves',
    keys: 'g m',
    Icon: MovesIcon,
    also: WITH_PEOPLE.map(({ address }) => address),
  },
  {
    address: '/reviews',
    label: 'Review',
    keys: 'g r',
    Icon: ReviewIcon,
    also: ['/recall', '/portrait'],
  },
  { address: '/map', label: 'Map', keys: 'g a', Icon: MapIcon, also: ['/tools'] },
  { address: '/settings', label: 'Settings', keys: 'g ,', Icon: SettingsIcon },
];

/** Where there is room for five words only, these stand in the member's menu instead. */
const FURTHER: ReadonlySet<string> = new Set([
  'Library',
  'Search',
  'Sources',
  'Moves',
  'Review',
  'Map',
  'Settings',
]);

/** What the member's menu leads to on a narrow screen. */
export function useFurtherPages(): readonly { address: string; label: string }[] {
  const hasPage = useHasPage();
  const isNarrow = useMatches(NARROW);
  return isNarrow
    ? entries.filter(({ address, label }) => FURTHER.has(label) && hasPage(address))
    : [];
}

const NARROW = '(max-width: 52rem)';

/** Whether the router has a page at this address: the menu never leads nowhere. */
function useHasPage(): (address: string) => boolean {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  return (address) => address in pages;
}

export function Navigation() {
  const hasPage = useHasPage();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const isWithin = ({ also = [] }: NavigationEntry) =>
    also.some((address) => here === address || here.startsWith(`${address}/`));
  return (
    <nav className="navigation" aria-label="Main">
      <ul>
        {entries
          .filter(({ address }) => hasPage(address))
          .map((entry) => ({ ...entry, isWithin: isWithin(entry) }))
          .map(({ address, label, Icon, isWithin }) => (
            <li key={address} data-further={FURTHER.has(label) || undefined}>
              <Link
                to={address}
                className="navigation-link"
                activeOptions={{ exact: address === '/' }}
                activeProps={{ 'aria-current': 'page' }}
                inactiveProps={isWithin ? { 'aria-current': 'true' } : {}}
              >
                <Icon />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** Binds the keys of the menu, `n` and `/`. Renders nothing. */
export function NavigationKeys() {
  const hasPage = useHasPage();
  const go = useGo();
  return (
    <>
      {entries
        .filter(({ address }) => hasPage(address))
        .map(({ address, label, keys }) => (
          <Key key={keys} keys={keys} label={`Go to ${label}`} run={() => go(address)} />
        ))}
      {hasPage('/goals/new') && <Key keys="n" label="New goal" run={() => go('/goals/new')} />}
      <Key
        keys="/"
        label="Search on this page, or everything"
        run={() => focusSearch() || go('/search')}
      />
    </>
  );
}

function Key({ keys, label, run }: { keys: string; label: string; run: () => unknown }) {
  useShortcut(keys, label, run);
  return null;
}

/** Whether this page has something to search by, which then has the focus. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  field?.focus();
  return field !== null;
}
