import { useMemo } from 'react';
import { Badge, Link, List, Menu, type MenuItem, useGo, When } from '#kit';
import { useUndoable } from '#web-api';
import type { GoalView } from '../schema.ts';
import { timeWords } from './goal-draft.ts';
import { isDue } from './goal-list.tsx';
import { removal, statusMove } from './goal-moves.ts';
import './goals.css';

const STATUS_WORDS: Record<GoalView['status'], string> = {
  draft: 'Draft',
  active: 'Active',
  parked: 'Parked',
  met: 'Met',
};

/**
 * The head of a goal's page: need (folded), questions, evidence, confidence, review date. What one
 * wants to be able to do is the heading of the page: `<Page title={goal.able} actions={<GoalActions goal={goal} />}>`.
 */
export function GoalHead({ goal }: { goal: GoalView }) {
  const isActive = goal.status === 'active';
  return (
    <section className="goal-head" aria-label="About this goal">
      {!isActive && <Badge tone="accent">{STATUS_WORDS[goal.status]}</Badge>}
      {goal.need && (
        <details className="goal-head-need">
          <summary>Why</summary>
          <p>{goal.need}</p>
        </details>
      )}
      {goal.questions.length > 0 && (
        <List
          items={goal.questions}
          keyOf={(question) => question.id}
          label="Questions"
          look="plain"
        >
          {(question) => <span className="goal-head-question">{question.text}</span>}
        </List>
      )}
      <Facts goal={goal} />
    </section>
  );
}

function Facts({ goal }: { goal: GoalView }) {
  return (
    <dl className="goal-head-facts">
      {goal.evidence && <Fact name="It worked when">{goal.evidence}</Fact>}
      {goal.confidence !== null && <Fact name="Confidence">{`${goal.confidence} of 100`}</Fact>}
      {goal.minutesPerWeek !== null && (
        <Fact name="Time a week">{timeWords(goal.minutesPerWeek)}</Fact>
      )}
      <Fact name="Kind">{goal.kind === 'learning' ? 'Learning goal' : 'Performance goal'}</Fact>
      <Fact name="Look back">
        {goal.reviewOn === null ? 'No day set' : <ReviewDay reviewOn={goal.reviewOn} />}
      </Fact>
      <Fact name="Changed">
        <When at={goal.updatedAt} />
      </Fact>
    </dl>
  );
}

function ReviewDay({ reviewOn }: { reviewOn: string }) {
  const day = <When at={reviewOn} />;
  return isDue(reviewOn) ? <Badge tone="warn">{day}</Badge> : day;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Edit, park or resume, met, remove: each can be undone. */
export function GoalActions({ goal }: { goal: GoalView }) {
  const go = useGo();
  const setStatus = useUndoable(useMemo(() => statusMove(goal), [goal]));
  const remove = useUndoable(useMemo(removal, []));
  const statusItem = (status: GoalView['status'], label: string): MenuItem => ({
    id: status,
    label,
    onPress: () => setStatus(status),
  });
  const items: MenuItem[] = [
    ...(goal.status === 'active'
      ? [statusItem('parked', 'Park'), statusItem('met', 'Mark as met')]
      : []),
    ...(goal.status === 'parked' || goal.status === 'met' ? [statusItem('active', 'Resume')] : []),
    {
      id: 'remove',
      label: 'Remove',
      tone: 'danger',
      startsGroup: true,
      onPress: () => {
        // First away from here: the page of a removed goal has nothing to show.
        go('/goals');
        remove(goal);
      },
    },
  ];
  return (
    <>
      <Link href={`/goals/${goal.id}/edit`} look="button">
        {goal.status === 'draft' ? 'Continue' : 'Edit'}
      </Link>
      <Menu label="More" items={items} />
    </>
  );
}
