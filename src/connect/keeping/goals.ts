import { dayOf } from '#days';
import { type FindingView, type FoundPerson, findForGoal } from '#finding';
import { goalsOf, goalTitle } from '#goals';
import { assessmentsFor, type TieLine, tiesOf } from '#people';
import type { Kith } from '#platform';
import { movesFor } from '../moves/queries.ts';
import { contactDays } from '../standing/facts.ts';
import { type ContactDay, twoWayDays } from '../standing/rules.ts';
import { activateOf, isAsleep, oneWayAsleep, type Sleeping, wakeWhy } from './activate-rules.ts';
import { type BuildLine, buildOf, type GoalToBuild } from './build-rules.ts';
import { gapKey, personKey } from './key-rules.ts';
import { knownFor } from './known-by-words.ts';
import { GOALS_LOOKED_AT_MAX } from './limits.ts';
import { putOffIn } from './put-off.ts';
import { sleepersOf } from './sleepers.ts';

interface GoalLooked {
  goal: { id: number; title: string };
  found: FindingView;
}

export interface ActivateLine {
  person: { id: number; name: string };
  goal: { id: number; title: string } | null;
  why: string;
}

/** What active goals ask for: whom to get to know, and whom to wake. */
export async function forGoals(
  kith: Kith,
  memberId: number,
  today: string,
): Promise<{
  build: BuildLine[];
  activate: ActivateLine[];
  activeGoals: number;
  hasChosen: boolean;
}> {
  const active = (await goalsOf(kith, memberId)).filter(({ status }) => status === 'active');
  const looked: GoalLooked[] = await Promise.all(
    active.slice(0, GOALS_LOOKED_AT_MAX).map(async (goal) => ({
      goal: { id: goal.id, title: goalTitle(goal) },
      found: await findForGoal(kith, memberId, goal.id),
    })),
  );
  const ids = [...new Set(looked.flatMap(({ found }) => found.people.map(({ id }) => id)))];
  const [contacts, planned] = await Promise.all([
    contactDays(kith, memberId, ids),
    movesFor(kith, memberId, { state: 'planned' }),
  ]);
  const withPlan = new Set(planned.map(({ person }) => person.id));
  return {
    build: await buildFor(kith, memberId, { looked, contacts, withPlan, today }),
    activate: await activateFor(kith, memberId, { looked, contacts, withPlan, today }),
    activeGoals: active.length,
    hasChosen: looked.some(({ found }) => found.people.some(isChosen)),
  };
}

const isChosen = ({ decision }: FoundPerson): boolean => decision === 'chosen';

interface Looked {
  looked: readonly GoalLooked[];
  contacts: ReadonlyMap<number, ContactDay[]>;
  withPlan: ReadonlySet<number>;
  today: string;
}

async function buildFor(
  kith: Kith,
  memberId: number,
  { looked, contacts, withPlan, today }: Looked,
): Promise<BuildLine[]> {
  const off = await putOffIn(kith.db.read, { memberId, queue: 'build', today });
  const isOpen = (person: FoundPerson) =>
    (contacts.get(person.id) ?? []).length === 0 &&
    !withPlan.has(person.id) &&
    !off.has(personKey(person.id));
  const goals: GoalToBuild[] = looked.map(({ goal, found }) => ({
    goal,
    chosen: found.people.filter((one) => one.decision === 'chosen' && isOpen(one)),
    proposed: found.people.filter(
      (one) =>
        one.decision === 'open' && isOpen(one) && found.portfolio.some(({ id }) => id === one.id),
    ),
    hasChosen: found.people.some(isChosen),
    gaps: found.gaps.filter(({ key }) => !off.has(gapKey(goal.id, key))),
    questions: found.questions,
  }));
  return buildOf(goals);
}

async function activateFor(
  kith: Kith,
  memberId: number,
  { looked, contacts, withPlan, today }: Looked,
): Promise<ActivateLine[]> {
  const off = await putOffIn(kith.db.read, { memberId, queue: 'activate', today });
  const ties = new Map((await tiesOf(kith, memberId)).map((tie) => [tie.personId, tie]));
  const isOpen = (id: number) => !withPlan.has(id) && !off.has(personKey(id));
  const sleeping = [
    ...(await writingSleepers(kith, memberId, { looked, contacts, ties, today })),
    ...(await quietSleepers(kith, memberId, { looked, ties, today })),
  ].filter(({ personId }) => isOpen(personId));
  const keyOf = ({ personId, goalId }: Sleeping) => `${personId} ${goalId}`;
  const named = new Map(sleeping.map((one) => [keyOf(one), one]));
  return activateOf(sleeping).flatMap((line) => {
    const one = named.get(keyOf(line));
    return one
      ? [{ person: { id: one.personId, name: one.name }, goal: one.goal, why: wakeWhy(line) }]
      : [];
  });
}

type NamedSleeping = Sleeping & { name: string; goal: GoalLooked['goal'] | null };
type Ties = ReadonlyMap<number, TieLine>;

/** Who sleeps of those who publish something on an open question. */
async function writingSleepers(
  kith: Kith,
  memberId: number,
  { looked, contacts, ties, today }: Omit<Looked, 'withPlan'> & { ties: Ties },
): Promise<NamedSleeping[]> {
  const sleeping: NamedSleeping[] = [];
  for (const { goal, found } of looked) {
    const trusted = await trustedFor(kith, memberId, goal.id);
    for (const person of found.people) {
      const slept = sleepOf(contacts.get(person.id) ?? [], ties.get(person.id), today);
      const question = questionOf(found, person);
      if (!slept.isAsleep || !question) continue;
      sleeping.push({
        ...slept,
        personId: person.id,
        name: person.name,
        goalId: goal.id,
        goal,
        question: question.text,
        by: { kind: 'writes' },
        isNew: !isCovered(found, question.id),
        isTrusted: trusted.has(person.id) || slept.isAnswered,
      });
    }
  }
  return sleeping;
}

/** Who sleeps of those of whom nothing is read on an open question: they are there too, and often know more than who writes. */
async function quietSleepers(
  kith: Kith,
  memberId: number,
  { looked, ties, today }: Pick<Looked, 'looked' | 'today'> & { ties: Ties },
): Promise<NamedSleeping[]> {
  // Without an open question there is nothing to wake anybody for.
  if (looked.length === 0) return [];
  const besides = new Set(
    looked.flatMap(({ found }) =>
      found.people.flatMap((person) => (questionOf(found, person) ? [person.id] : [])),
    ),
  );
  const asked = looked.map(({ goal, found }) => ({ goal, questions: found.questions }));
  const sleepers = await sleepersOf(kith, memberId, { today, ties: [...ties.values()], besides });
  return sleepers.flatMap((sleeper): NamedSleeping[] => {
    const slept = sleepOf(sleeper.contacts, ties.get(sleeper.id), today);
    const lastOneWay = slept.isAsleep ? null : oneWayAsleep(sleeper, today);
    if (!slept.isAsleep && lastOneWay === null) return [];
    const known = knownFor(sleeper, asked);
    const found = looked.find(({ goal }) => goal.id === known?.goal.id)?.found;
    return [
      {
        ...slept,
        lastOneWay,
        personId: sleeper.id,
        name: sleeper.name,
        goalId: known?.goal.id ?? null,
        goal: known?.goal ?? null,
        question: known?.question.text ?? null,
        by: known?.by ?? null,
        isNew: known !== null && found !== undefined && !isCovered(found, known.question.id),
        isTrusted: slept.isAnswered,
      },
    ];
  });
}

/** How a tie sleeps, by what passed and by what the member said of it. */
function sleepOf(contacts: readonly ContactDay[], tie: TieLine | undefined, today: string) {
  const real = twoWayDays(contacts);
  const lastTwoWay = real[0] ?? null;
  const saidAsleepOn = tie?.stage === 'dormant' ? dayOf(tie.notedAt) : null;
  return {
    isAsleep: isAsleep({ lastTwoWay, saidAsleepOn, today }),
    lastTwoWay,
    lastOneWay: null,
    isSaidAsleep: saidAsleepOn !== null,
    isAnswered: real.length > 1,
    isClose: tie?.tie === 'close',
  };
}

/** The question that a person touches most. */
function questionOf(found: FindingView, person: FoundPerson) {
  const [most] = person.questions.toSorted(
    (a, b) =>
      Number(b.strength === 'much') - Number(a.strength === 'much') || b.entries - a.entries,
  );
  return found.questions.find(({ id }) => id === most?.questionId);
}

const isCovered = (found: FindingView, questionId: number): boolean =>
  found.people.some(
    ({ decision, questions }) =>
      decision === 'chosen' && questions.some((one) => one.questionId === questionId),
  );

async function trustedFor(kith: Kith, memberId: number, goalId: number): Promise<Set<number>> {
  const said = await assessmentsFor(kith, memberId, goalId);
  return new Set(
    said.flatMap(({ personId, criterion, value }) =>
      criterion === 'trust' && value === 'yes' ? [personId] : [],
    ),
  );
}
