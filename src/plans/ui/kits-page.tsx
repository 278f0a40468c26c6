import { useQuery, useQueryClient } from '@tanstack/react-query';
import { asHeading, Button, Card, Link, List, Page, toast, useAddressValue, When } from '#kit';
import { call, Loaded, read, refresh, sayNotDone } from '#web-api';
import type { KitView } from '../kits/schema.ts';
import { PassKit } from './pass-kit.tsx';
import { TakeKit } from './take-kit.tsx';
import './kits.css';

/** `/kits`: take in what somebody found out, hand on what one found out oneself. */
export function KitsPage() {
  const [goal] = useAddressValue('goal');
  const query = useQuery(read<{ kits: KitView[] }>('/kits'));
  return (
    <Page
      title="Starter kits"
      lede="A starter kit is a goal with its plan, the people, places and sources that helped: from one learner to another."
      above={<Link href="/goals">Goals</Link>}
    >
      <div className="kits">
        <TakeKit />
        <PassKit goalId={goal} />
        <Loaded query={query} lines={3} label="Loading your kits">
          {({ kits }) => (kits.length === 0 ? null : <TakenKits kits={kits} />)}
        </Loaded>
      </div>
    </Page>
  );
}

const TakenKits = ({ kits }: { kits: readonly KitView[] }) => (
  <Card title="Kits you took in">
    <List items={kits} keyOf={({ id }) => id}>
      {(kit) => <TakenKit kit={kit} />}
    </List>
  </Card>
);

function TakenKit({ kit }: { kit: KitView }) {
  const client = useQueryClient();
  const undo = async () => {
    try {
      await call('POST', `/kits/${kit.id}/undo`);
      toast(`Taken back: ${kit.title}`, {
        undo: kit.goal === null ? undefined : () => void restore(kit.goal?.id ?? 0),
      });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
  const restore = async (goalId: number) => {
    await call('POST', `/goals/${goalId}/restore`).catch(sayNotDone);
    await again();
  };
  const again = () =>
    Promise.all(['/kits', '/goals', '/people', '/sources'].map((path) => refresh(client, path)));
  return (
    <div className="kit-taken">
      <div>
        <p className="kit-taken-title">
          {kit.goal ? (
            <Link href={`/goals/${kit.goal.id}/plan`}>{asHeading(kit.title)}</Link>
          ) : (
            asHeading(kit.title)
          )}
        </p>
        <p className="kit-soft">
          <When at={kit.takenAt} before="Taken" /> · {madeWords(kit)}
        </p>
      </div>
      <Button size="s" tone="plain" onPress={() => void undo()} aria-label={`Undo: ${kit.title}`}>
        Undo
      </Button>
    </div>
  );
}

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/** "6 steps; new: 2 people, 3 sources". */
function madeWords({ steps, made }: KitView): string {
  const parts = [
    ...(made.people ? [plural(made.people, 'person', 'people')] : []),
    ...(made.sources ? [plural(made.sources, 'source')] : []),
    ...(made.places ? [plural(made.places, 'place')] : []),
  ];
  return `${plural(steps, 'step')}${parts.length > 0 ? `; new: ${parts.join(', ')}` : ''}`;
}
