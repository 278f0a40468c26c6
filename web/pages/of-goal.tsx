import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError, call, errorWords, read, refresh } from '../api/index.ts';
import { Button, Card, useAddressPart } from '../kit/index.ts';
import { NotFound } from '../shell/not-found.tsx';
import './of-goal.css';

/**
 * What is of the goal in the address. Of one that was not there when the page opened there is no page: nothing is
 * written for it. One that goes while the page is open takes nothing along that is being written there.
 */
export function OfGoal({ children }: { children: ReactNode }) {
  const goalId = useAddressPart('goalId');
  const { data, error } = useQuery(read(`/goals/${encodeURIComponent(goalId)}`));
  const isGone = error instanceof ApiError && error.status === 404;
  if (isGone && data === undefined) return <NotFound />;
  return (
    <>
      {isGone && <Deleted goalId={goalId} />}
      {children}
    </>
  );
}

function Deleted({ goalId }: { goalId: string }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const bringBack = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('POST', `/goals/${encodeURIComponent(goalId)}/restore`);
      // This button goes with the notice, and the focus may not fall out of the page.
      document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
      await refresh(client, '/goals');
    } catch (refused) {
      const isLate = refused instanceof ApiError && refused.status === 404;
      setError(isLate ? GONE_FOR_GOOD : errorWords(refused).message);
    }
    setBusy(false);
  };
  return (
    <div className="goal-deleted">
      <Card tone="warn" title="This goal was deleted">
        <p>
          For ten minutes it can come back with all that is its own. What you are writing here stays
          as long as this page is open.
        </p>
        {error !== undefined && <p role="alert">{error}</p>}
        <Button tone="primary" isBusy={isBusy} onPress={() => void bringBack()}>
          Bring it back
        </Button>
      </Card>
    </div>
  );
}

const GONE_FOR_GOOD =
  'It is gone for good: the ten minutes are over. Copy what you still need before you leave.';
