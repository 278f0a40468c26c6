import { useQuery } from '@tanstack/react-query';
import { Checkbox, Link } from '#kit';
import { call, read } from '#web-api';
import type { PeersView } from '../../peers/schema.ts';
import { useAct } from '../asks/act.ts';
import './peers.css';

interface Readers {
  members: { id: number; name: string }[];
}

/** To which members a goal is shown by name. Nothing where nobody can be found. */
export function GoalReaders({ goalId }: { goalId: number }) {
  const act = useAct();
  const path = `/goals/${goalId}/readers`;
  const { data: peers } = useQuery(read<PeersView>('/peers'));
  const { data: readers } = useQuery(read<Readers>(path));
  if (!readers || !peers || peers.peers.length === 0) return null;
  const now = readers.members.map(({ id }) => id);
  const show = (memberIds: number[]) => call('PUT', path, { memberIds });
  const change = (id: number, name: string, isShown: boolean) =>
    act(
      () => show(isShown ? [...now, id] : now.filter((one) => one !== id)),
      isShown ? `Shown to ${name}` : `Not shown to ${name} any more`,
      () => show(now),
    );
  return (
    <fieldset className="goal-readers">
      <legend>
        Members who see it, of your <Link href="/peers">peers</Link>
      </legend>
      {peers.peers.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isChecked={now.includes(id)}
          onChange={(isShown) => void change(id, name, isShown)}
        />
      ))}
    </fieldset>
  );
}
