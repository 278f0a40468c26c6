import { useState } from 'react';
import { ApiError, call } from '../api/index.ts';
import { Button, Card, toast, When } from '../kit/index.ts';
import { Copyable } from './copyable.tsx';

interface Invitation {
  path: string;
  expiresAt: number;
}

/** Links for new members; each is shown once. Only the host may make them. */
export function Invitations() {
  const [made, setMade] = useState<Invitation | null>(null);
  const [isBusy, setBusy] = useState(false);
  const invite = async () => {
    setBusy(true);
    try {
      setMade(await call<Invitation>('POST', '/invitations'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message, { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="Invite someone">
      <p className="settings-words">
        A link makes one account. You will not see what they write, and they will not see what you
        write.
      </p>
      <div aria-live="polite">
        {made && (
          <div className="settings-made">
            <Copyable label="Invitation link" text={new URL(made.path, location.origin).href} />
            <p className="settings-words">
              Good for one person; it runs out <When at={made.expiresAt} />. It is shown this once.
            </p>
          </div>
        )}
      </div>
      <div className="settings-actions">
        <Button isBusy={isBusy} onPress={() => void invite()}>
          {made ? 'Make another link' : 'Make an invitation link'}
        </Button>
      </div>
    </Card>
  );
}
