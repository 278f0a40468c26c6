import { Dialog } from '#kit';
import { call } from '#web-api';
import { type Followed, FollowForm } from './follow-form.tsx';

export interface FollowAddressProps {
  isOpen: boolean;
  onClose: () => void;
  /** Whose it is; left out, Kith finds out whose. */
  person?: { id: number; name: string } | undefined;
}

/** Following one address: a feed, or a site that has one. */
export function FollowAddress({ person, isOpen, onClose }: FollowAddressProps) {
  const whose = person ? { personId: person.id } : {};
  const title = person ? `Follow a source of ${person.name}` : 'Follow an address';
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size="s">
      <FollowForm
        label="Follow an address"
        description="A feed, or a site that has one, such as https://name.example"
        follow={(form) => call<Followed>('POST', '/sources', { ...form, ...whose })}
        changes={['/sources', '/people']}
        onClose={onClose}
      />
    </Dialog>
  );
}
