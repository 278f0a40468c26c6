import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Badge, Button, Link, List, Menu, type MenuItem, useGo, When } from '#kit';
import { read, useUndoable } from '#web-api';
import type { GoalParts, GoalView } from '../schema.ts';
import { audienceWords } from './audience-field.tsx';
import { timeWords } from './goal-draft.ts';
import { isDue } from './goal-list.tsx';
import { removal, statusMove } from './goal-moves.ts';
import { GoalStory } from './goal-story.tsx';
import { MetDialog, ParkDialog } from './status-dialogs.tsx';
import { planWords } from './wish-plan.tsx';
import './goal-story.css';
import './goals.css';

const STATUS_WORDS: Record<GoalView['status'], string> = {
  draft: 'Draft',
  active: 'Active',
  parked: 'Parked',
  met: 'Met',
};

/**
 * What a goal's page says of it: need and why, questions, obstacle and plan, evidence, confidence,
 * review date, its parts, how it changed. What one wants to be able to do is the heading of the
 * page: `<Page title={goal.able} actions={<GoalActions goal={goal} />}>`. `timeNoted` is a fact to stand
 * beside the time a week that one has in mind, as this room knows nothing of it.
 */
export function GoalHead({ goal, timeNoted }: { goal: GoalView; timeNoted?: React.ReactNode }) {
  const isActive = goal.status === 'active';
  return (
    <section className="goal-head" aria-label="About this goal">
      {!isActive && <Badge tone="accent">{STATUS_WORDS[goal.status]}</Badge>}
      <dl className="goal-head-texts">
        {goal.parkedReason && <Fact name="It rests because">{goal.parkedReason}</Fact>}
        {goal.metEvidence && <Fact name="What shows that it is met">{goal.metEvidence}</Fact>}
        {goal.need && <Fact name="The need">{goal.need}</Fact>}
        {goal.why && <Fact name="Why it matters">{goal.why}</Fact>}
        {goal.known && <Fact name="Known already">{goal.known}</Fact>}
        {goal.outcome && <Fact name="Best outcome">{goal.outcome}</Fact>}
        {goal.obstacle && <Fact name="In the way">{goal.obstacle}</Fact>}
        {goal.ifThen && <Fact name="Plan">{planWords(goal.ifThen)}</Fact>}
        {goal.evidence && <Fact name="It worked when">{goal.evidence}</Fact>}
      </dl>
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
      <Facts goal={goal} timeNoted={timeNoted} />
      <Parts goal={goal} />
      {goal.status !== 'draft' && <GoalStory goalId={goal.id} />}
    </section>
  );
}

/** What it is a part of, and its own parts; the way to one more. */
function Parts({ goal }: { goal: GoalView }) {
  const { data } = useQuery(read<GoalParts>(`/goals/${goal.id}/parts`));
  return (
    <div className="goal-parts">
      {data?.parent && (
        <p>
          A part of <Link href={`/goals/${data.parent.id}`}>{data.parent.title}</Link>
        </p>
      )}
      {data && data.parts.length > 0 && (
        <>
          <p>Its parts</p>
          <ul>
            {data.parts.map(({ id, title, status }) => (
              <li key={id}>
                <Link href={`/goals/${id}`}>{title}</Link>
                {status !== 'active' && <Badge>{STATUS_WORDS[status]}</Badge>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Link href={`/goals/new?of=${goal.id}`}>Begin a part of this goal</Link>
    </div>
  );
}

function Facts({ goal, timeNoted }: { goal: GoalView; timeNoted?: React.ReactNode }) {
  return (
    <dl className="goal-head-facts">
      {goal.confidence !== null && <Fact name="Confidence">{`${goal.confidence} of 100`}</Fact>}
      {goal.interest !== null && <Fact name="Interest">{`${goal.interest} of 5`}</Fact>}
      {goal.minutesPerWeek !== null && (
        <Fact name="Time a week">{timeWords(goal.minutesPerWeek)}</Fact>
      )}
      {timeNoted}
      <Fact name="Kind">{goal.kind === 'learning' ? 'Learning goal' : 'Performance goal'}</Fact>
      {/* Of a goal that rests or is met nobody is asked to look back. */}
      {(goal.status === 'active' || goal.status === 'draft') && (
        <Fact name="Look back">
          {goal.reviewOn === null ? 'No day set' : <ReviewDay reviewOn={goal.reviewOn} />}
        </Fact>
      )}
      <Fact name="Who may see it">{audienceWords(goal)}</Fact>
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

/** A goal of before anybody was asked why it rests, or what shows that it is met. */
function unsaidOf({ status, parkedReason, metEvidence }: GoalView): 'parked' | 'met' | null {
  if (status === 'parked' && parkedReason === '') return 'parked';
  return status === 'met' && metEvidence === '' ? 'met' : null;
}
const UNSAID_WORDS = { parked: 'Say why it rests', met: 'Say what shows it' } as const;

/** Edit, park or resume, met, remove: each can be undone. */
export function GoalActions({ goal }: { goal: GoalView }) {
  const go = useGo();
  const [asked, ask] = useState<'parked' | 'met' | null>(null);
  const move = useUndoable(useMemo(() => statusMove(goal), [goal]));
  const remove = useUndoable(useMemo(removal, []));
  const items: MenuItem[] = [
    ...(goal.status === 'active'
      ? [
          { id: 'parked', label: 'Park …', onPress: () => ask('parked') },
          { id: 'met', label: 'Mark as met …', onPress: () => ask('met') },
        ]
      : []),
    ...(goal.status === 'parked' || goal.status === 'met'
      ? [{ id: 'active', label: 'Resume', onPress: () => move({ status: 'active' }) }]
      : []),
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
  const dialog = { goal, move, onClose: () => ask(null) };
  const unsaid = unsaidOf(goal);
  return (
    <>
      {unsaid && <Button onPress={() => ask(unsaid)}>{UNSAID_WORDS[unsaid]}</Button>}
      <Link href={`/goals/${goal.id}/edit`} look="button">
        {goal.status === 'draft' ? 'Continue' : 'Edit'}
      </Link>
      <Menu label="More" items={items} />
      {asked === 'parked' && <ParkDialog {...dialog} />}
      {asked === 'met' && <MetDialog {...dialog} />}
    </>
  );
}
