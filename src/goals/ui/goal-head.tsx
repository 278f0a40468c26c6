import { useMemo } from 'react';
import { Badge, Link, List, Menu, type MenuItem, useGo, When } from '#kit';
import { call, type Undoable, useUndoable } from '#web-api';
import type { GoalView } from '../schema.ts';
import { ReviewDay } from './goal-list.tsx';
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
        {goal.reviewOn === null ? 'No day set' : <ReviewDay goal={goal} />}
      </Fact>
      <Fact name="Changed">
        <When at={goal.updatedAt} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** "45 minutes", "2 hours", "2 hours 30 minutes". */
export function timeWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.join(' ') || '0 minutes';
}

/** Edit, park or resume, met, remove: each can be undone. */
export function GoalActions({ goal }: { goal: GoalView }) {
  const go = useGo();
  const setStatus = useUndoable(useMemo(() => statusMove(goal), [goal]));
  const remove = useUndoable(useMemo(() => removal(goal), [goal]));
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

const DONE_WORDS: Record<GoalView['status'], string> = {
  draft: 'Draft again',
  active: 'Resumed',
  parked: 'Parked',
  met: 'Met',
};

function statusMove(goal: GoalView): Undoable<GoalView['status'], GoalView> {
  const put = (status: GoalView['status']) => call('PUT', `/goals/${goal.id}/status`, { status });
  return {
    path: `/goals/${goal.id}`,
    apply: (shown, status) => ({ ...shown, status }),
    send: put,
    undo: () => put(goal.status),
    words: (status) => `${DONE_WORDS[status]}: ${short(goal.able)}`,
    alsoRefresh: ['/goals'],
  };
}

function removal(goal: GoalView): Undoable<GoalView, { goals: GoalView[] }> {
  return {
    path: '/goals',
    apply: ({ goals }) => ({ goals: goals.filter((other) => other.id !== goal.id) }),
    send: () => call('DELETE', `/goals/${goal.id}`),
    undo: () => call('POST', `/goals/${goal.id}/restore`),
    words: () => `Removed: ${short(goal.able || goal.need || 'the draft')}`,
  };
}

const SHORT_CHARS = 60;
const short = (text: string) =>
  text.length > SHORT_CHARS ? `${text.slice(0, SHORT_CHARS - 1).trimEnd()}…` : text;
