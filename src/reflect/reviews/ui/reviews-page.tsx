import { useQuery } from '@tanstack/react-query';
import { todayHere } from '#days';
import { asHeading, Badge, Card, EmptyState, Link, List, Page, When } from '#kit';
import { Loaded, readNow } from '#web-api';
import { DECIDED_WORDS } from '../limits.ts';
import type { OverviewView } from '../overview.ts';
import type { GoalReviewView } from '../schema.ts';
import type { WeekReviewView } from '../week-schema.ts';
import { weekDaysWords, weekName } from './words.ts';
import './reviews.css';

/** `/reviews`: this week, the goals whose day has come, and what was written before. */
export function ReviewsPage() {
  const query = useQuery(readNow<OverviewView>(`/reviews?today=${todayHere()}`));
  return (
    <Page
      title="Review"
      lede="Looking back for a few minutes, so that what comes next is a choice. Skip whatever you like."
      width="reading"
      actions={
        <>
          <Link href="/recall" look="button">
            Ask yourself
          </Link>
          <Link href="/portrait" look="button">
            Self-portrait
          </Link>
        </>
      }
    >
      <Loaded query={query} lines={8} label="Loading your reviews">
        {(overview) => (
          <>
            <ThisWeek week={overview.week} />
            <Goals goals={overview.goals} />
            <Past overview={overview} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const WEEK_ACTS = {
  draft: 'Look back on this week',
  done: 'Read it',
  skipped: 'Take it up after all',
};

function ThisWeek({ week }: { week: WeekReviewView }) {
  const isBegun = week.state === 'draft' && week.updatedAt > 0;
  return (
    <Card title={`${weekName(week.week)}, ${weekDaysWords(week.week)}`} tone="accent">
      <div className="review-line">
        <span className="review-line-words">
          {week.state === 'done' && 'You looked back on it.'}
          {week.state === 'skipped' && 'You let it pass. That is fine.'}
          {week.state === 'draft' &&
            (isBegun
              ? 'You have begun; go on where you were.'
              : 'Ten minutes: what was, and what comes next.')}
        </span>
        <Link
          href={`/reviews/week/${week.week}`}
          look={week.state === 'draft' ? 'primary' : 'button'}
        >
          {isBegun ? 'Go on' : WEEK_ACTS[week.state]}
        </Link>
      </div>
    </Card>
  );
}

type GoalLine = OverviewView['goals'][number];

function Goals({ goals }: { goals: readonly GoalLine[] }) {
  return (
    <section className="reviews-part">
      <h2>Goals</h2>
      {goals.length === 0 ? (
        <EmptyState
          title="No goal is under way"
          action={
            <Link href="/goals" look="primary">
              To your goals
            </Link>
          }
        >
          Start a goal and give it a day to look back; it will stand here.
        </EmptyState>
      ) : (
        <List items={goals} keyOf={({ id }) => id} label="Goals to look back on">
          {(goal) => <GoalToReview goal={goal} />}
        </List>
      )}
    </section>
  );
}

function GoalToReview({ goal }: { goal: GoalLine }) {
  return (
    <div className="review-line">
      <span className="review-line-words">
        <Link href={`/goals/${goal.id}`} look="plain">
          {asHeading(goal.title)}
        </Link>
        <span className="review-line-facts">
          {goal.isDue && <Badge tone="accent">Its day has come</Badge>}
          {!goal.isDue && goal.reviewOn !== null && <When at={goal.reviewOn} before="Look back" />}
          {goal.lastAt !== null && <When at={goal.lastAt} before="Last looked at" />}
        </span>
      </span>
      <Link href={`/goals/${goal.id}/review`} look={goal.isDue ? 'primary' : 'button'}>
        {goal.openId === null ? 'Look back' : 'Go on with it'}
      </Link>
    </div>
  );
}

interface PastLine {
  key: string;
  at: number;
  words: string;
  facts: string;
  href: string;
}

function Past({ overview }: { overview: OverviewView }) {
  const lines = [
    ...overview.goalReviews.filter(({ state }) => state === 'done').map(goalLine),
    ...overview.weekReviews.filter(({ state }) => state === 'done').map(weekLine),
  ].toSorted((a, b) => b.at - a.at);
  if (lines.length === 0) return null;
  return (
    <section className="reviews-part">
      <h2>Before</h2>
      <List items={lines} keyOf={({ key }) => key} label="Reviews written before">
        {({ words, facts, at, href }) => (
          <div className="review-line">
            <span className="review-line-words">
              <Link href={href}>{words}</Link>
              {facts !== '' && <span className="review-line-facts">{facts}</span>}
            </span>
            <span className="review-line-facts">
              <When at={at} />
            </span>
          </div>
        )}
      </List>
    </section>
  );
}

const goalLine = (review: GoalReviewView): PastLine => ({
  key: `goal ${review.id}`,
  at: review.doneAt ?? review.updatedAt,
  words: asHeading(review.goal.title),
  facts: review.decision === null ? '' : DECIDED_WORDS[review.decision],
  href: `/reviews/${review.id}`,
});

const weekLine = (review: WeekReviewView): PastLine => ({
  key: review.week,
  at: review.doneAt ?? review.updatedAt,
  words: `${weekName(review.week)}, ${weekDaysWords(review.week)}`,
  facts: review.next === '' ? '' : `Next: ${review.next.split('\n')[0]?.slice(0, 80)}`,
  href: `/reviews/week/${review.week}`,
});
