import { type FindingView, type FoundPerson, findForGoal } from '#finding';
import { goalsOf, goalTitle } from '#goals';
import { assessmentsFor, tiesOf } from '#people';
import type { Kith } from '#platform';
import { movesFor } from '../moves/queries.ts';
import { contactDays } from '../standing/facts.ts';
import {
  type ContactDay,
  DORMANT_DAYS,
  daysBetween,
  dayWords,
  twoWayDays,
} from '../standing/rules.ts';
import { activateOf, type Sleeping } from './activate-rules.ts';
import { type BuildLine, buildOf, type GoalToBuild } from './build-rules.ts';
import { gapKey, personKey } from './keys.ts';
import { GOALS_LOOKED_AT_MAX } from './limits.ts';
import { putOffIn } from './put-off.ts';

interface GoalLooked {
  goal: { id: number; title: string };
  found: FindingView;
}

export interface ActivateLine {
  person: { id: number; name: string };
  goal: { id: number; title: string };
  why: string;
}

/** What active goals ask for: whom to get to know, and whom to wake. */
export async function forGoals(
  kith: Kith,
  memberId: number,
  today: string,
): Promise<{ build: BuildLine[]; activate: ActivateLine[]; activeGoals: number }> {
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
  };
}

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
    hasChosen: found.people.some(({ decision }) => decision === 'chosen'),
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
  const sleeping: (Sleeping & { name: string; goal: GoalLooked['goal'] })[] = [];
  for (const { goal, found } of looked) {
    const trusted = await trustedFor(kith, memberId, goal.id);
    for (const person of found.people) {
      const real = twoWayDays(contacts.get(person.id) ?? []);
      const tie = ties.get(person.id);
      const asleep = isDormant(real, tie?.stage ?? null, today);
      const question = questionOf(found, person);
      if (!asleep || !question || withPlan.has(person.id) || off.has(personKey(person.id)))
        continue;
      sleeping.push({
        personId: person.id,
        name: person.name,
        goalId: goal.id,
        goal,
        question: question.text,
        isNew: !isCovered(found, question.id),
        isTrusted: trusted.has(person.id) || real.length > 1,
        isClose: tie?.tie === 'close',
        lastTwoWay: real[0] ?? null,
      });
    }
  }
  const names = new Map(sleeping.map((one) => [`${one.personId} ${one.goalId}`, one]));
  return activateOf(sleeping).flatMap((line) => {
    const one = names.get(`${line.personId} ${line.goalId}`);
    return one
      ? [{ person: { id: one.personId, name: one.name }, goal: one.goal, why: wakeWhy(line) }]
      : [];
  });
}

/** Asleep by the member's word, else because there was real contact once and none for long. */
function isDormant(real: readonly string[], stage: string | null, today: string): boolean {
  const [last] = real;
  if (last !== undefined && daysBetween(last, today) <= DORMANT_DAYS) return false;
  return last !== undefined || stage === 'dormant';
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

function wakeWhy({ question, isNew, lastTwoWay }: Sleeping): string {
  const about = isNew
    ? `Writes about “${question}”, which nobody you chose does`
    : `Writes about “${question}”`;
  return lastTwoWay === null
    ? `${about}; you said that this tie sleeps.`
    : `${about}; you were last in touch on ${dayWords(lastTwoWay)}.`;
}
