import { useQueryClient } from '@tanstack/react-query';
import { asHeading, Badge, Button, Link, Page, toast, useGo, When } from '#kit';
import { call, refresh } from '#web-api';
import type { Happening } from '../happened.ts';
import { causesInWords, DECIDED_WORDS, REACHED_WORDS } from '../limits.ts';
import type { GoalReviewView, SaidView } from '../schema.ts';
import { HappenedList } from './happened-list.tsx';
import { ReviewOf } from './review-of.tsx';
import { placeAfter, SATISFACTION } from './words.ts';

interface ClosedReviewProps {
  review: GoalReviewView;
  happened: readonly Happening[];
}

/** A review as it was decided, or left out. It can be opened again. */
export function ClosedReview({ review, happened }: ClosedReviewProps) {
  const { reopen, remove } = useReopening(review);
  const isDone = review.state === 'done';
  return (
    <Page
      title={asHeading(review.goal.title)}
      windowTitle={`Review: ${asHeading(review.goal.title)}`}
      above={<ReviewOf goalId={review.goal.id} />}
      lede={
        <>
          {isDone ? 'Decided ' : 'Skipped '}
          <When at={review.doneAt ?? review.updatedAt} />
        </>
      }
      width="reading"
      actions={
        <>
          <Button onPress={() => void reopen()}>
            {isDone ? 'Take the decision back' : 'Take it up again'}
          </Button>
          <Button tone="plain" onPress={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      {isDone && <Decided review={review} />}
      <ReviewSummary review={review} />
      <section className="review-part">
        <h2>What happened until then</h2>
        <HappenedList happened={happened} nothing="Nothing was written down here." />
      </section>
    </Page>
  );
}

function Decided({ review: { decision, decisionWords, goal } }: { review: GoalReviewView }) {
  if (decision === null) return null;
  const place = placeAfter(decision, goal.id) ?? `/goals/${goal.id}`;
  return (
    <section className="review-part">
      <h2>What followed</h2>
      <p>
        <strong>{DECIDED_WORDS[decision]}.</strong> {decisionWords}
      </p>
      <p>
        <Link href={place}>{decision === 'strategy' ? 'To the plan' : 'To the goal'}</Link>
        {' · '}
        <Link href={`/goals/${goal.id}/journey`}>The journey so far</Link>
      </p>
    </section>
  );
}

/** What was said, without what was not. */
export function ReviewSummary({ review }: { review: GoalReviewView }) {
  const { confidence, satisfaction, causes, causeWords } = review;
  const looked = review.criteria.filter(({ reached }) => reached !== null);
  const content = SATISFACTION.find(({ value }) => value === String(satisfaction))?.label;
  return (
    <div className="review-summary">
      {looked.length > 0 && (
        <ul className="criteria">
          {looked.map((said) => (
            <li key={said.criterion}>
              <SaidLine said={said} />
            </li>
          ))}
        </ul>
      )}
      <dl className="review-facts">
        {confidence !== null && <Fact name="Confidence">{confidence} of 100</Fact>}
        {content !== undefined && <Fact name="How content">{content}</Fact>}
        {causes.length > 0 && <Fact name="Why it went so">{asHeading(causesInWords(causes))}</Fact>}
      </dl>
      {causeWords !== '' && <p className="review-words">{causeWords}</p>}
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const REACHED_TONES = { yes: 'good', partly: 'accent', 'not-yet': 'plain' } as const;

function SaidLine({ said: { criterion, reached, words, shownBy } }: { said: SaidView }) {
  return (
    <div className="said-line">
      <span>{criterion}</span>
      {reached !== null && <Badge tone={REACHED_TONES[reached]}>{REACHED_WORDS[reached]}</Badge>}
      {words !== '' && <p className="review-soft">{words}</p>}
      {shownBy !== null && <Link href={addressOf(shownBy)}>{shownBy.title}</Link>}
    </div>
  );
}

function addressOf({ kind, id, url }: NonNullable<SaidView['shownBy']>): string {
  if (kind === 'link') return url ?? '';
  return kind === 'note' ? `/notes/${id}` : `/entries/${id}`;
}

function useReopening(review: GoalReviewView) {
  const client = useQueryClient();
  const go = useGo();
  const again = () => Promise.all([refresh(client, '/reviews'), refresh(client, '/goals')]);
  const saying = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toast(error instanceof Error ? error.message : 'Not done.', { tone: 'danger' });
    }
    await again();
  };
  const reopen = () => saying(() => call('DELETE', `/reviews/${review.id}/decision`));
  const restore = () => saying(() => call('POST', `/reviews/${review.id}/restore`));
  const remove = () =>
    saying(async () => {
      await call('DELETE', `/reviews/${review.id}`);
      go('/reviews');
      toast('Removed the review', { undo: () => void restore() });
    });
  return { reopen, remove };
}
