import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ErrorPanel, Link, Page, Skeleton, useAddressPart, useGo } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import type { GoalReviewView } from '../schema.ts';

/** `/goals/$goalId/review`: opens the goal's review, so that others can lead there without knowing its id. */
export function BeginReview() {
  const goalId = useAddressPart('goalId');
  const client = useQueryClient();
  const go = useGo();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isHere = true;
    call<GoalReviewView>('POST', `/goals/${encodeURIComponent(goalId)}/reviews`)
      .then(({ id }) => {
        void refresh(client, '/reviews');
        if (isHere) go(`/reviews/${id}`, { replace: true });
      })
      .catch((thrown: unknown) => isHere && setError(thrown));
    return () => {
      isHere = false;
    };
  }, [goalId, client, go]);
  return (
    <Page title="Review" above={<Link href="/reviews">Review</Link>} width="reading">
      {error === undefined ? (
        <Skeleton lines={6} label="Opening the review" />
      ) : (
        <ErrorPanel {...errorWords(error)} />
      )}
    </Page>
  );
}
