import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { EmptyState, Link, Page, Select, Skeleton, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { NetworkView } from '../../network/schema.ts';
import { CommunityList } from './community-list.tsx';
import { PeopleTable } from './people-table.tsx';
import { type Shape, shapeOf } from './shape.ts';
import './network.css';

const PATH = '/network';
const EVERYBODY = 'all';

/** The map draws by WebGL with a program of its own; who cannot see it has the table. */
const NetworkMap = lazy(() => import('./network-map.tsx'));

/** `/network`: the member's people and what joins them, as a map and as a table. */
export function NetworkPage() {
  const query = useQuery(read<NetworkView>(PATH));
  return (
    <Page
      title="Network"
      lede="Who links to whom in what they publish, and whom you met together."
      width="full"
    >
      <Loaded query={query} lines={10} label="Loading the network">
        {(network) =>
          network.people.length === 0 ? (
            <EmptyState
              title="Nobody yet"
              action={
                <Link href="/sources/import" look="primary">
                  Bring people in
                </Link>
              }
            >
              Once you follow people, their links to each other show who belongs together.
            </EmptyState>
          ) : (
            <Network network={network} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Network({ network }: { network: NetworkView }) {
  const shape = useMemo(() => shapeOf(network), [network]);
  const [picked, setPicked] = useState<number | null>(null);
  const [lens, setLens] = useState(EVERYBODY);
  const only = useMemo(() => chosenFor(network, lens), [network, lens]);
  return (
    <div className="network">
      <div className="network-view">
        <div className="network-bar">
          <Select
            label="Seen for"
            value={lens}
            onChange={(value) => {
              setPicked(null);
              setLens(value);
            }}
            choices={[
              { value: EVERYBODY, label: 'everybody' },
              ...network.goals.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
          />
          <p className="network-count">{countWords(network)}</p>
        </div>
        {only && <Lens shape={shape} only={only} />}
        <Suspense fallback={<Skeleton lines={12} label="Opening the map" />}>
          <NetworkMap shape={shape} picked={picked} only={only} onPick={setPicked} />
        </Suspense>
      </div>
      <CommunityList communities={shape.communities} />
      <Why source="Burt, 2004" firm="some" about="people between two communities">
        In one firm, people who stood between groups had ideas that were rated better. That the one
        brings the other was not shown, and it was not about learning: a reason to look, no advice.
      </Why>
      <PeopleTable people={shape.people} only={only} picked={picked} onPick={setPicked} />
    </div>
  );
}

/** The people chosen for a goal; null for everybody. */
function chosenFor({ people }: NetworkView, lens: string): ReadonlySet<number> | null {
  if (lens === EVERYBODY) return null;
  return new Set(
    people.filter(({ goalIds }) => goalIds.includes(Number(lens))).map(({ id }) => id),
  );
}

function countWords({ people, ties, total }: NetworkView): string {
  const shown =
    people.length < total
      ? `${people.length.toLocaleString('en')} of ${total.toLocaleString('en')} people, those nearest to you`
      : `${people.length.toLocaleString('en')} people`;
  return `${shown}, ${ties.length.toLocaleString('en')} ties`;
}

/** Which communities the people of a goal come from: a gap is said as what it is. */
function Lens({ shape, only }: { shape: Shape; only: ReadonlySet<number> }) {
  const chosen = shape.people.filter(({ id }) => only.has(id));
  const communities = new Set(chosen.flatMap(({ community }) => (community ? [community] : [])));
  const [first] = communities;
  return (
    <p className="network-lens" role="status">
      {chosen.length === 0 && 'Nobody is chosen for this goal yet.'}
      {chosen.length > 0 &&
        communities.size === 0 &&
        'Whom you chose belongs to no community here.'}
      {communities.size === 1 &&
        chosen.length > 1 &&
        `All of them who are joined to others are of one community: ${first?.name}.`}
      {communities.size === 1 && chosen.length === 1 && `One community: ${first?.name}.`}
      {communities.size > 1 && `They come from ${communities.size} communities.`}
    </p>
  );
}
