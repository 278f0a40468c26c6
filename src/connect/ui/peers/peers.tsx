import { useQuery } from '@tanstack/react-query';
import { Button, Card, EmptyState, List, Why } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { PeersView } from '../../peers/schema.ts';
import { useAct } from '../asks/act.ts';
import { PeerCard } from './peer-card.tsx';
import { Agreements, ReceivedRequests, SentRequests } from './requests.tsx';
import '../asks/asks.css';
import './peers.css';

/** Members who agreed to be found, as this one did: what waits, who may have something for whom, what was written. */
export function Peers() {
  const query = useQuery(read<PeersView>('/peers'));
  return (
    <Loaded query={query} lines={6} label="Looking who can be found">
      {({ peers, requests, blocked }) => (
        <>
          <ReceivedRequests requests={requests} />
          <Agreements requests={requests} />
          {peers.length === 0 ? (
            <EmptyState title="Nobody else has agreed to be found yet">
              Whoever agrees from now on finds you here, and you them. Tell somebody who has an
              account here that you can be asked.
            </EmptyState>
          ) : (
            <List items={peers} keyOf={({ id }) => id} look="plain" label="Members you can ask">
              {(peer) => (
                <PeerCard peer={peer} request={requests.find((one) => one.peer.id === peer.id)} />
              )}
            </List>
          )}
          <SentRequests requests={requests} />
          <Blocked blocked={blocked} />
          <Why of="van-rosmalen-2008" about="asking peers" />
        </>
      )}
    </Loaded>
  );
}

function Blocked({ blocked }: Pick<PeersView, 'blocked'>) {
  const act = useAct();
  if (blocked.length === 0) return null;
  return (
    <Card title="Blocked" tone="sunken">
      <List items={blocked} keyOf={({ id }) => id} label="Members you have blocked">
        {({ id, name }) => (
          <span className="asks-acts">
            {name}
            <Button
              size="s"
              tone="plain"
              aria-label={`Unblock ${name}`}
              onPress={() =>
                void act(() => call('DELETE', `/blocked-members/${id}`), `Unblocked: ${name}`)
              }
            >
              Unblock
            </Button>
          </span>
        )}
      </List>
    </Card>
  );
}
