import { useQuery } from '@tanstack/react-query';
import { Card, Link, List } from '#kit';
import { read } from '#web-api';
import type { PeersView } from '../../peers/schema.ts';
import { reasonWords } from './words.ts';
import '../asks/asks.css';

const SHOWN_MAX = 3;

/** Members of this Kith who may have something for a goal; nothing where there is nobody. */
export function GoalPeers({ goalId }: { goalId: number }) {
  const { data } = useQuery(read<PeersView>(`/peers?goal=${goalId}`));
  const peers = data?.peers ?? [];
  if (peers.length === 0) return null;
  return (
    <Card title="On this Kith" actions={<Link href="/peers">Peers</Link>}>
      <List items={peers.slice(0, SHOWN_MAX)} keyOf={({ id }) => id} label="Members for this goal">
        {({ name, reasons }) => (
          <div className="ask-line">
            <b>{name}</b>
            <span className="asks-soft">{reasons.map(reasonWords).join(' ')}</span>
          </div>
        )}
      </List>
    </Card>
  );
}
