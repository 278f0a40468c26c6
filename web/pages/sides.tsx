import { useQuery } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { read } from '../api/index.ts';
import { WITH_PEOPLE } from '../shell/with-people.ts';
import { type Side, SideRow } from './side-row.tsx';

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

/** Leads from one of these pages to the others, of which it shows only what there is. */
export function Sides() {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  const here = useRouterState({ select: (state) => state.location.pathname });
  const group = GROUPS.find(({ sides }) => sides.some(({ address }) => address === here));
  const hasPeers = useHasPeers(group?.sides ?? []);
  if (!group) return null;
  const isThere = ({ address }: Side) => address in pages && (address !== PEERS || hasPeers);
  return <SideRow label={group.label} sides={group.sides.filter(isThere)} />;
}

const PEERS = '/peers';

/** Who is alone on a Kith is not led to peers. */
function useHasPeers(sides: readonly Side[]): boolean {
  const isAsked = sides.some(({ address }) => address === PEERS);
  const { data } = useQuery({ ...read<{ hasOthers: boolean }>('/offer'), enabled: isAsked });
  return data?.hasOthers ?? false;
}
