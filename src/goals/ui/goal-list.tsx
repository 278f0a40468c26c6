import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Badge, Button, EmptyState, Link, List, Page, When } from '#kit';
import { LeftBehind } from '#saving';
import { Loaded, read, useUndoable } from '#web-api';
import type { GoalView } from '../schema.ts';
import { audienceWords } from './audience-field.tsx';
import { removal } from './goal-moves.ts';
import { withParts } from './goal-order.ts';
import './goals.css';

/** `/goals`: where every visit starts. Active goals first, then what was begun. */
export function GoalList() {
  const query = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const isEmpty = query.data?.goals.length === 0;
  return (
    <Page
      title="Goals"
      actions={
        !isEmpty && (
          <Link href="/goals/new" look="primary">
            New goal
          </Link>
        )
      }
    >
      <LeftBehind kind="goal" href="/goals/new" />
      <Loaded query={query} lines={6} label="Loading your goals">
        {({ goals }) => (goals.length === 0 ? <FirstGoal /> : <GoalGroups goals={goals} />)}
      </Loaded>
    </Page>
  );
}

function FirstGoal() {
  return (
    <EmptyState
      title="Start with what you need"
      action={
        <Link href="/goals/new" look="primary">
          Write your first goal
        </Link>
      }
    >
      <p>
        A goal says what should be different at work and what you want to be able to do. From its
        words Kith finds who among the people you read can help you, and says why.
      </p>
    </EmptyState>
  );
}

function GoalGroups({ goals }: { goals: readonly GoalView[] }) {
  const of = (status: GoalView['status']) => goals.filter((goal) => goal.status === status);
  return (
    <>
      {of('active').length > 0 && (
        <List
          items={withParts(of('active'))}
          keyOf={(goal) => goal.id}
          look="cards"
          label="Active goals"
        >
          {(goal) => <ActiveGoal goal={goal} goals={goals} />}
        </List>
      )}
      <Group title="Drafts" goals={of('draft')} />
      <Group title="Parked" goals={of('parked')} />
      <Group title="Met" goals={of('met')} />
    </>
  );
}

function ActiveGoal({ goal, goals }: { goal: GoalView; goals: readonly GoalView[] }) {
  const count = goal.questions.length;
  const parent = goals.find(({ id }) => id === goal.parentId);
  const parts = goals.filter(({ parentId }) => parentId === goal.id).length;
  return (
    <article className="goal-card">
      <h2>
        <Link href={`/goals/${goal.id}`} look="plain">
          {goal.able}
        </Link>
      </h2>
      {parent && (
        <p className="goal-card-part">
          A part of <Link href={`/goals/${parent.id}`}>{parent.able || parent.need}</Link>
        </p>
      )}
      {goal.need && <p className="goal-card-need">{goal.need}</p>}
      <p className="goal-card-facts">
        <span>{count === 1 ? '1 question' : `${count} questions`}</span>
        {parts > 0 && <span>{parts === 1 ? '1 part' : `${parts} parts`}</span>}
        {goal.audience !== 'me' && <span>{`Seen by: ${audienceWords(goal)}`}</span>}
        <ReviewDay goal={goal} />
      </p>
    </article>
  );
}

/** When to look back, and whether that day has come. */
function ReviewDay({ goal }: { goal: GoalView }) {
  if (goal.reviewOn === null) return <span>No day to look back</span>;
  const day = <When at={goal.reviewOn} before="Look back" />;
  return isDue(goal.reviewOn) ? <Badge tone="warn">{day}</Badge> : day;
}

/** Whether the day, where the reader is, has begun. */
export function isDue(reviewOn: string): boolean {
  return new Date(`${reviewOn}T00:00`).getTime() <= Date.now();
}

function Group({ title, goals }: { title: string; goals: readonly GoalView[] }) {
  if (goals.length === 0) return null;
  return (
    <section className="goal-group">
      <h2>{title}</h2>
      <List items={goals} keyOf={(goal) => goal.id}>
        {(goal) => <GoalLine goal={goal} />}
      </List>
    </section>
  );
}

function GoalLine({ goal }: { goal: GoalView }) {
  const title = goal.able || goal.need || 'Nothing written yet';
  const isDraft = goal.status === 'draft';
  return (
    <div className="goal-line">
      <span className="goal-line-title">
        {isDraft ? title : <Link href={`/goals/${goal.id}`}>{title}</Link>}
        {(goal.parkedReason || goal.metEvidence) && (
          <span className="goal-line-said">{goal.parkedReason || goal.metEvidence}</span>
        )}
      </span>
      <span className="goal-line-facts">
        <When at={goal.updatedAt} before={isDraft ? undefined : 'Changed'} />
        {isDraft && (
          <Link href={`/goals/${goal.id}/edit`} look="button" aria-label={`Continue: ${title}`}>
            Continue
          </Link>
        )}
        {isDraft && <RemoveDraft goal={goal} title={title} />}
      </span>
    </div>
  );
}

function RemoveDraft({ goal, title }: { goal: GoalView; title: string }) {
  const remove = useUndoable(useMemo(removal, []));
  return (
    <Button tone="plain" aria-label={`Remove: ${title}`} onPress={() => remove(goal)}>
      Remove
    </Button>
  );
}
