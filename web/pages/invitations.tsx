import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call, keyOf, Loaded, read, refresh, useUndoable } from '../api/index.ts';
import { Button, Card, exactWords, List, toast, When } from '../kit/index.ts';
import { Copyable } from './copyable.tsx';

interface Made {
  id: number;
  path: string;
  expiresAt: number;
}
interface Invitation {
  id: number;
  createdAt: number;
  expiresAt: number;
}
interface Open {
  invitations: Invitation[];
}

const path = '/invitations';

/** Links for new members; each is shown once, and can be taken back until it is used. Only the host may make them. */
export function Invitations() {
  const client = useQueryClient();
  const query = useQuery(read<Open>(path));
  const [made, setMade] = useState<Made | null>(null);
  const [isBusy, setBusy] = useState(false);
  const invite = async () => {
    setBusy(true);
    try {
      const link = await call<Made>('POST', path);
      const line = { id: link.id, createdAt: Date.now(), expiresAt: link.expiresAt };
      client.setQueryData<Open>(
        keyOf(path),
        (known) => known && { invitations: [line, ...known.invitations] },
      );
      setMade(link);
      void refresh(client, path);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message, { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  // Used or taken back since it was made, it is nothing to copy.
  const isOpen = ({ id }: Made) => query.data?.invitations.some((one) => one.id === id) ?? true;
  return (
    <Card title="Invite someone">
      <p className="settings-words">
        A link makes one account. You will not see what they write, and they will not see what you
        write.
      </p>
      <div aria-live="polite">
        {made && isOpen(made) && (
          <div className="settings-made">
            <Copyable label="Invitation link" text={new URL(made.path, location.origin).href} />
            <p className="settings-words">
              Good for one person; it runs out <When at={made.expiresAt} />. It is shown this once.
            </p>
          </div>
        )}
      </div>
      <Loaded query={query} lines={1} label="Loading the invitations">
        {({ invitations }) => <OpenInvitations invitations={invitations} shownId={made?.id} />}
      </Loaded>
      <div className="settings-actions">
        <Button isBusy={isBusy} onPress={() => void invite()}>
          {made ? 'Make another link' : 'Make an invitation link'}
        </Button>
      </div>
    </Card>
  );
}

interface OpenInvitationsProps extends Open {
  /** The one whose link stands above. */
  shownId: number | undefined;
}

/** A link that went to the wrong person is not good for two weeks. Several are told apart by when they were made. */
function OpenInvitations({ invitations, shownId }: OpenInvitationsProps) {
  const takeBack = useUndoable<Invitation, Open>({
    path,
    apply: (data, { id }) => ({ invitations: data.invitations.filter((one) => one.id !== id) }),
    send: ({ id }) => call('DELETE', `${path}/${id}`),
    undo: ({ id }) => call('POST', `${path}/${id}/restore`),
    words: () => 'Taken back: its link makes no account any more',
  });
  if (invitations.length === 0) return null;
  return (
    <List items={invitations} keyOf={({ id }) => id} label="Invitations nobody has used yet">
      {(invitation) => {
        const { id, createdAt, expiresAt } = invitation;
        const made = exactWords(createdAt);
        return (
          <div className="settings-row">
            <div className="settings-row-words">
              <strong>{id === shownId ? 'The link above' : 'Not used yet'}</strong>
              <div className="settings-words">
                Made {made}; <When before="runs out" at={expiresAt} />
              </div>
            </div>
            <Button
              size="s"
              tone="plain"
              aria-label={`Take back ${id === shownId ? 'the link above' : `the one made ${made}`}`}
              onPress={() => takeBack(invitation)}
            >
              Take back
            </Button>
          </div>
        );
      }}
    </List>
  );
}
