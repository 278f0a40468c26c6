import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { read } from '../api/index.ts';
import { useEdges } from '../kit/index.ts';
import { WITH_PEOPLE } from '../shell/with-people.ts';
import './goal.css';

interface Side {
  label: string;
  address: string;
}

/** Pages that are sides of one word of the menu, in their order. Who adds a page adds its line here. */
const GROUPS: readonly { label: string; sides: readonly Side[] }[] = [
  {
    label: 'Sides of your people',
    sides: [
      { label: 'Everybody', address: '/people' },
      { label: 'Places', address: '/places' },
      { label: 'Network', address: '/network' },
    ],
  },
  { label: 'With people', sides: WITH_PEOPLE },
];

/** Leads from one of these pages to the others: only what there is, and nothing where a page stands alone. */
export function Sides() {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  const row = useRef<HTMLElement>(null);
  const here = useRouterState({ select: (state) => state.location.pathname });
  useEdges(row, here);
  const group = GROUPS.find(({ sides }) => sides.some(({ address }) => address === here));
  const hasPeers = useHasPeers(group?.sides ?? []);
  const sides =
    group?.sides.filter(({ address }) => address in pages && (address !== PEERS || hasPeers)) ?? [];
  if (!group || sides.length < 2) return null;
  return (
    <nav ref={row} className="goal-tabs fading-row" aria-label={group.label}>
      {sides.map(({ label, address }) => (
        <Link
          key={address}
          to={address}
          className="goal-tab"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

const PEERS = '/peers';

/** Who is alone on a Kith is not led to peers. */
function useHasPeers(sides: readonly Side[]): boolean {
  const isAsked = sides.some(({ address }) => address === PEERS);
  const { data } = useQuery({ ...read<{ hasOthers: boolean }>('/offer'), enabled: isAsked });
  return data?.hasOthers ?? false;
}
