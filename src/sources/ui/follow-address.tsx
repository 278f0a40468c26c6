import { Dialog } from '#kit';
import { call } from '#web-api';
import { type Followed, FollowForm } from './follow-form.tsx';

export interface FollowAddressProps {
  isOpen: boolean;
  onClose: () => void;
  /** Whose it is; left out, Kith finds out whose. */
  person?: { id: number; name: string } | undefined;
}

const OF_ONE = 'Many publish here; it would count as theirs alone.';
const OF_NOBODY =
  'Many publish here, so it makes nobody one of your people. Who signs there shows where you follow it as a place (People → Places).';

/** Following one address: a feed, or a site that has one. */
export function FollowAddress({ person, isOpen, onClose }: FollowAddressProps) {
  const whose = person ? { personId: person.id } : {};
  const title = person ? `Follow a source of ${person.name}` : 'Follow an address';
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size="s">
      <FollowForm
        label="Follow an address"
        description="A site, a feed, or where they are: a YouTube channel, a GitHub project, @name@server, r/name"
        placeWords={person ? OF_ONE : OF_NOBODY}
        follow={(form) => call<Followed>('POST', '/sources', { ...form, ...whose })}
        changes={['/sources', '/people']}
        onClose={onClose}
      />
    </Dialog>
  );
}
