import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EmptyState, Link, Page, Tabs, useAddressValue } from '#kit';
import { Loaded, read } from '#web-api';
import type { NetworkView } from '../../network/schema.ts';
import { BroughtTab } from './brought-tab.tsx';
import { DiversityTab } from './diversity-tab.tsx';
import { MapTab } from './map-tab.tsx';
import { shapeOf } from './shape.ts';
import './network.css';

/** `/network`: the member's people and what joins them, with whom one learnt over time, and who brought what. */
export function NetworkPage() {
  const query = useQuery(read<NetworkView>('/network'));
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
  const [tab, setTab] = useAddressValue('tab', { isStep: true });
  return (
    <div className="network-tabs">
      <Tabs
        label="Your network"
        value={tab ?? 'map'}
        onChange={(id) => setTab(id === 'map' ? null : id)}
        tabs={[
          { id: 'map', label: 'Map', content: () => <MapTab network={network} shape={shape} /> },
          { id: 'time', label: 'Over time', content: () => <DiversityTab /> },
          {
            id: 'brought',
            label: 'Who brings me what',
            content: () => <BroughtTab goals={network.goals} communities={shape.communities} />,
          },
        ]}
      />
    </div>
  );
}
