import { asksDue, type DueAsk, movesFor } from '#connect';
import { addDays } from '#days';
import { goalsOf, goalTitle } from '#goals';
import { type DueStep, dueSteps, type GoalPlan, ifThenWords, momentOf } from '#plans';
import type { Kith } from '#platform';
import { recallDue } from '#reflect';
import { weekdayOf } from '../moments.ts';
import type { DueLine } from '../schema.ts';
import { capitalised, dayWords, ifThenSentence, moveWords } from './words.ts';

/** Whole days, both ends with them. */
export interface Stretch {
  from: string;
  to: string;
}

/** Who has looked back within these days has done this week's review, whichever day it was. */
const REVIEWED_LATELY_DAYS = 3;

const isIn = (day: string | null, { from, to }: Stretch): day is string =>
  day !== null && day >= from && day <= to;

/** Steps whose day has come and that are not done; of a series the latest day only. */
export async function steps(kith: Kith, memberId: number, stretch: Stretch): Promise<DueLine[]> {
  const [due, goals] = await Promise.all([
    dueSteps(kith, memberId, stretch),
    goalsOf(kith, memberId, 'active'),
  ]);
  const goalFor = new Map(goals.map((goal) => [goal.id, goal]));
  const latest = new Map(due.map((step) => [step.stepId, step]));
  return [...latest.values()]
    .filter(({ isDone }) => !isDone)
    .map((step) => stepLine(step, goalFor.get(step.goal.id), stretch.to));
}

/** On its day a step's cue is its title, since then the cue is what one waits for. Later it is told as missed. */
function stepLine(step: DueStep, plan: GoalPlan | undefined, today: string): DueLine {
  const { stepId, on, text, goal } = step;
  const isToday = on === today;
  const now = momentOf({
    step: { ...step, nextDueOn: on },
    goal: plan ?? { ifThen: null },
    isStalled: false,
    today,
  });
  const isTitle = isToday && now?.whose === 'step';
  const planned = isToday
    ? 'You planned this step for today'
    : `This was due on ${dayWords(on, today)}`;
  return {
    thing: `step:${stepId}:${on}`,
    kind: 'step',
    title: isTitle ? capitalised(ifThenWords(now)) : text,
    why: `${planned}, for “${goal.title}”.`,
    ifThen: now === null || isTitle ? '' : ifThenSentence(now),
    href: `/goals/${goal.id}/plan`,
    on,
  };
}

/** Active goals whose day to look back has come. */
export async function goalReviews(
  kith: Kith,
  memberId: number,
  stretch: Stretch,
): Promise<DueLine[]> {
  const goals = await goalsOf(kith, memberId, 'active');
  return goals.flatMap((goal): DueLine[] => {
    const { id, reviewOn: on } = goal;
    if (!isIn(on, stretch)) return [];
    return [
      {
        thing: `goal-review:${id}:${on}`,
        kind: 'review',
        title: `Look back on “${goalTitle(goal)}”`,
        why: `You set ${dayWords(on, stretch.to)} for looking back on this goal.`,
        ifThen: '',
        href: `/goals/${id}`,
        on,
      },
    ];
  });
}

/** Planned moves whose day has come. */
export async function moves(kith: Kith, memberId: number, stretch: Stretch): Promise<DueLine[]> {
  const planned = await movesFor(kith, memberId, { state: 'planned' });
  return planned.flatMap((move): DueLine[] => {
    const { id, dueOn: on } = move;
    if (!isIn(on, stretch)) return [];
    return [
      {
        thing: `move:${id}:${on}`,
        kind: 'move',
        title: moveWords(move),
        why: `You planned this move for ${dayWords(on, stretch.to)}, for “${move.goal.title}”.`,
        ifThen: '',
        href: '/moves',
        on,
      },
    ];
  });
}

const ASK_WORDS: Record<DueAsk['thing'], { title: (names: string) => string; why: string }> = {
  closes: {
    title: (names) => `Your ask closes; ${names} did not answer yet`,
    why: 'This is the day you gave it. No answer is an answer too.',
  },
  thank: { title: (names) => `Thank ${names}`, why: 'There was an answer to what you asked.' },
  tell: {
    title: (names) => `Tell ${names} what came of it`,
    why: 'They helped; what it was good for, only you can tell.',
  },
};

/** Asks that close, answers to thank for, and who does not know yet what came of it. */
export async function asks(kith: Kith, memberId: number, stretch: Stretch): Promise<DueLine[]> {
  const due = await asksDue(kith, memberId, stretch);
  return due.map(({ thing, askId, question, names, on }) => ({
    thing: `ask-${thing}:${askId}:${on}`,
    kind: 'ask',
    title: ASK_WORDS[thing].title(names.join(', ')),
    why: `${ASK_WORDS[thing].why} You asked: “${question}”`,
    ifThen: '',
    href: `/asks/${askId}`,
    on,
  }));
}

/**
 * From the day a member has chosen for it until the next one, unless they have looked back: their reminders may not
 * come on that day, or be used up.
 */
export async function weeklyReview(
  kith: Kith,
  memberId: number,
  reviewDay: number | null,
  today: string,
): Promise<DueLine[]> {
  if (reviewDay === null) return [];
  const on = addDays(today, -((weekdayOf(today) - reviewDay + 7) % 7));
  const done = await kith.db.read
    .selectFrom('week_review')
    .select('week')
    .where('member_id', '=', memberId)
    .where('done_at', '>=', Date.parse(addDays(on, -REVIEWED_LATELY_DAYS)))
    .where('done_at', '<', Date.parse(addDays(today, 2)))
    .limit(1)
    .executeTakeFirst();
  if (done) return [];
  return [
    {
      thing: `week:${on}`,
      kind: 'week',
      title: 'Your weekly review',
      why:
        on === today
          ? 'This is the day of the week you have chosen for it.'
          : `You have chosen ${dayWords(on, today).split(' ', 1)[0]} for it.`,
      ifThen: '',
      href: '/reviews',
      on,
    },
  ];
}

/** Questions to oneself: never more than one line. */
export async function recall(kith: Kith, memberId: number, today: string): Promise<DueLine[]> {
  const count = await recallDue(kith, memberId, today);
  if (count === 0) return [];
  const isOne = count === 1;
  return [
    {
      thing: 'recall',
      kind: 'recall',
      title: isOne ? 'A question you asked yourself' : `${count} questions you asked yourself`,
      why: isOne ? 'Its day has come.' : 'Their day has come.',
      ifThen: '',
      href: '/recall',
      on: today,
    },
  ];
}
