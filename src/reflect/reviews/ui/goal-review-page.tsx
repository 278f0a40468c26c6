import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayAfter } from '#days';
import { asHeading, Button, Link, Page, Skeleton, toast, useAddressPart, useGo, When } from '#kit';
import { OfferedText, SaveWords } from '#saving';
import { call, Loaded, read, readNow, refresh } from '#web-api';
import type { Happening } from '../happened.ts';
import { DECIDED_WORDS } from '../limits.ts';
import type { DecisionForm, GoalReviewView } from '../schema.ts';
import { ClosedReview } from './closed-review.tsx';
import { ReviewFields } from './review-fields.tsx';
import { ReviewOf } from './review-of.tsx';
import { useReviewForm } from './use-review-form.ts';
import { placeAfter } from './words.ts';
import './reviews.css';

export interface GoalReviewPageProps {
  /** What earlier rooms ask at a review about the people of its goal. */
  renderPeople?: (review: GoalReviewView) => ReactNode;
  /** Why goals usually rest: one press instead of words. */
  parkReasons: readonly string[];
}

/** `/reviews/$reviewId`: looking back on a goal. Saved as one goes; nobody has to finish. */
export function GoalReviewPage({ renderPeople, parkReasons }: GoalReviewPageProps) {
  const reviewId = useAddressPart('reviewId');
  const path = `/reviews/${encodeURIComponent(reviewId)}`;
  const query = useQuery(read<GoalReviewView>(path));
  const happened = useQuery(readNow<{ happened: Happening[] }>(`${path}/happened`));
  const loaded = (
    <Loaded query={query} lines={10} label="Loading the review">
      {(review) =>
        review.state === 'draft' ? (
          <OpenReview
            key={`${review.id} open`}
            review={review}
            happened={happened.data?.happened}
            people={renderPeople?.(review)}
            parkReasons={parkReasons}
          />
        ) : (
          <ClosedReview review={review} happened={happened.data?.happened ?? []} />
        )
      }
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  return (
    <Page title="Review" above={<Link href="/reviews">Review</Link>} width="reading">
      {loaded}
    </Page>
  );
}

interface OpenReviewProps {
  review: GoalReviewView;
  happened: readonly Happening[] | undefined;
  people: ReactNode;
  parkReasons: readonly string[];
}

function OpenReview({ review, happened, people, parkReasons }: OpenReviewProps) {
  const saved = useReviewForm(review);
  const { decide, skip } = useDeciding(review, saved.finish);
  return (
    <Page
      title={asHeading(review.goal.title)}
      windowTitle={`Review: ${asHeading(review.goal.title)}`}
      above={<ReviewOf goalId={review.goal.id} />}
      lede={
        <>
          What happened since <When at={review.since} />, and what follows. Nothing has to be filled
          in, and it is kept while you go.
        </>
      }
      width="reading"
      actions={
        <>
          <SaveWords save={saved.save} />
          <Button tone="plain" onPress={() => void skip()}>
            Skip this time
          </Button>
        </>
      }
    >
      {saved.offered && (
        <OfferedText what="review" onTake={saved.takeOffered} onForget={saved.forgetOffered} />
      )}
      {happened === undefined ? (
        <Skeleton lines={4} label="Loading what happened" />
      ) : (
        <ReviewFields
          review={review}
          happened={happened}
          people={people}
          saved={saved}
          parkReasons={parkReasons}
          decide={decide}
        />
      )}
    </Page>
  );
}

const SKIPPED_DAYS = 7;

/** Deciding and leaving out, each with a way back. */
function useDeciding(review: GoalReviewView, finish: () => Promise<number | null>) {
  const client = useQueryClient();
  const go = useGo();
  const path = `/reviews/${review.id}`;
  const goalId = review.goal.id;
  const again = () =>
    Promise.all([refresh(client, '/reviews'), refresh(client, '/goals')]).then(() => {});
  const takeBack = async () => {
    try {
      await call('DELETE', `${path}/decision`);
      await again();
      go(path);
    } catch (error) {
      toast(error instanceof Error ? error.message : 'Not taken back.', { tone: 'danger' });
    }
  };
  const decide = async (form: DecisionForm) => {
    if ((await finish()) === null)
      throw new Error('What you wrote is not saved yet. Look at what it says above.');
    await call('PUT', `${path}/decision`, form);
    const place = placeAfter(form.decision, goalId);
    if (place !== null) go(place);
    await again();
    toast(DECIDED_WORDS[form.decision], { undo: () => void takeBack() });
  };
  const skip = async () => {
    await finish();
    await call('PUT', `${path}/state`, {
      state: 'skipped',
      reviewOn: dayAfter(Date.now(), SKIPPED_DAYS),
    });
    go('/reviews');
    await again();
    toast('Skipped; next look in a week', { undo: () => void takeBack() });
  };
  return { decide, skip };
}
