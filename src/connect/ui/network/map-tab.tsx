import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { asHeading, Button, Link, Select, Skeleton, useAddressValue, Why } from '#kit';
import type { NetworkView } from '../../network/schema.ts';
import { CommunityList } from './community-list.tsx';
import { PeopleTable } from './people-table.tsx';
import { PickedPerson } from './picked-person.tsx';
import { inOrder, type Shape, withoutLone } from './shape.ts';

const EVERYBODY = 'all';

/** The map draws by WebGL with a program of its own; who cannot see it has the table. */
const NetworkMap = lazy(() => import('./network-map.tsx'));

/** Who is joined to whom: map, communities, table; seen as a whole, for a goal, or as one community. */
export function MapTab({ network, shape }: { network: NetworkView; shape: Shape }) {
  const [picked, setPicked] = useState<number | null>(null);
  // The map goes on at once; what says the same in words follows a moment later.
  const said = useDeferredValue(picked);
  const [lens, setLens] = useAddressValue('goal');
  const [community, setCommunity] = useState<number | null>(null);
  const chosen = useMemo(() => chosenFor(network, lens), [network, lens]);
  const only = useMemo(() => {
    const one = shape.communities.find(({ id }) => id === community);
    return one ? new Set(one.personIds) : chosen;
  }, [shape, community, chosen]);
  const people = useMemo(
    () => shape.people.filter(({ id }) => only?.has(id) ?? true).toSorted(inOrder),
    [shape, only],
  );
  const [isWhole, setWhole] = useState(false);
  const dense = useMemo(() => withoutLone(shape), [shape]);
  const drawn = isWhole || dense === null ? shape : dense;
  const onMap = useMemo(() => {
    const ids = new Set(drawn.people.map(({ id }) => id));
    return people.filter(({ id }) => ids.has(id));
  }, [drawn, people]);
  /** Of the table; whoever is not on the map comes onto it with all others. */
  const pick = useCallback(
    (id: number | null) => {
      if (id !== null && !drawn.people.some((one) => one.id === id)) setWhole(true);
      setPicked(id);
    },
    [drawn],
  );
  const see = useCallback((what: () => void) => {
    setPicked(null);
    what();
  }, []);
  const showCommunity = useCallback((id: number | null) => see(() => setCommunity(id)), [see]);
  return (
    <div className="network">
      <div className="network-view">
        <div className="network-bar">
          <Select
            label="Seen for"
            value={lens ?? EVERYBODY}
            onChange={(value) =>
              see(() => {
                setCommunity(null);
                setLens(value === EVERYBODY ? null : value);
              })
            }
            choices={[
              { value: EVERYBODY, label: 'everybody' },
              ...network.goals.map(({ id, title }) => ({
                value: String(id),
                label: asHeading(title),
              })),
            ]}
          />
          <p className="network-count">{countWords(network)}</p>
        </div>
        {dense && (
          <p className="network-count">
            {isWhole
              ? 'Everybody is on the map, also who is joined to nobody.'
              : `On the map are the ${dense.people.length.toLocaleString('en')} who are joined to somebody, or whom you met or chose.`}{' '}
            <Button size="s" onPress={() => see(() => setWhole(!isWhole))}>
              {isWhole ? 'Only who is joined' : 'Show everybody'}
            </Button>
          </p>
        )}
        {chosen && <Lens shape={shape} only={chosen} goalId={lens} />}
        <Suspense fallback={<Skeleton lines={12} label="Opening the map" />}>
          <NetworkMap shape={drawn} people={onMap} picked={picked} only={only} onPick={setPicked} />
        </Suspense>
        <PickedPerson shape={shape} picked={said} onPick={pick} />
      </div>
      <CommunityList
        communities={shape.communities}
        only={chosen}
        shown={community}
        onShow={showCommunity}
      />
      <Why of="burt-2004" about="people between two communities" isAmongOthers>
        So it is a reason to look, and no advice.
      </Why>
      <PeopleTable people={people} picked={said} onPick={pick} />
    </div>
  );
}

/** The people chosen for a goal; null for everybody. */
function chosenFor(
  { people, goals }: NetworkView,
  lens: string | null,
): ReadonlySet<number> | null {
  const goal = goals.find(({ id }) => String(id) === lens);
  if (!goal) return null;
  return new Set(people.filter(({ goalIds }) => goalIds.includes(goal.id)).map(({ id }) => id));
}

function countWords({ people, ties, total }: NetworkView): string {
  const shown =
    people.length < total
      ? `${people.length.toLocaleString('en')} of ${total.toLocaleString('en')} people, those nearest to you`
      : `${people.length.toLocaleString('en')} people`;
  return `${shown}, ${ties.length.toLocaleString('en')} ties`;
}

interface LensProps {
  shape: Shape;
  only: ReadonlySet<number>;
  goalId: string | null;
}

/** Which communities the people of a goal come from. A gap is said as what it is, and leads to where one looks for somebody. */
function Lens({ shape, only, goalId }: LensProps) {
  return (
    <p className="network-lens" role="status">
      {lensWords(shape, only)}{' '}
      <Link href={`/goals/${goalId}?tab=${only.size === 0 ? 'people' : 'together'}`}>
        {only.size === 0 ? 'See who fits' : 'See what nobody covers'}
      </Link>
    </p>
  );
}

function lensWords({ people, communities }: Shape, only: ReadonlySet<number>): string {
  const chosen = people.filter(({ id }) => only.has(id));
  const from = new Set(chosen.flatMap(({ community }) => (community ? [community] : [])));
  const [first] = from;
  if (chosen.length === 0) return 'Nobody is chosen for this goal yet.';
  if (!first) return 'Whom you chose belongs to no community here.';
  const others = communities.length - from.size;
  const gap =
    others > 0
      ? ` Of ${others} other ${others === 1 ? 'community' : 'communities'} you chose nobody.`
      : '';
  if (from.size > 1) return `They come from ${from.size} communities.${gap}`;
  const who =
    chosen.length > 1
      ? 'All of them who are joined to others are of one community'
      : 'One community';
  return `${who}: ${first.name}.${gap}`;
}
