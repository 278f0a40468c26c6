/** All that happened for a goal, line by line, told once each: from its behaviours, and from what made none. */
import type { StepView } from '#plans';
import type { Kith, Read } from '#platform';
import { columnsOf, livedIn, viewsOf } from '../behaviours/queries.ts';
import { RULES } from '../behaviours/rules.ts';
import type { BehaviourView } from '../behaviours/schema.ts';
import type { GoalReviewView } from '../reviews/schema.ts';
import { isToldByTurn, kindOf, withoutRepeats } from './kind-rules.ts';
import type { HappenedLine } from './schema.ts';
import { lineOf, TOLD_MAX, type Told, toldOf } from './told.ts';

/** As many lines as one page bears: somebody who does ten things a day for one goal, for five years. */
export const LINES_MAX = 20_000;
const VIEWED_AT_ONCE = 500;
const TITLE_CHARS = 80;

interface Asked {
  memberId: number;
  goalId: number;
  dayOf: (at: number) => string;
  turnDays: ReadonlySet<string>;
  steps: readonly StepView[];
  reviews: readonly GoalReviewView[];
}

/** The latest `LINES_MAX` of them, and how many were left out. The goal is known to be the member's. */
export async function linesOf(
  kith: Kith,
  asked: Asked,
): Promise<{ lines: HappenedLine[]; leftOut: number }> {
  const { read } = kith.db;
  const { memberId, goalId, dayOf, turnDays } = asked;
  const [{ behaviours, leftOut }, told] = await Promise.all([
    behavioursFor(read, memberId, goalId),
    toldOf(read, goalId, dayOf),
  ]);
  const isNew = ({ event, at }: BehaviourView) => !isToldByTurn(event, dayOf(at), turnDays);
  const lived = behaviours
    .filter(isNew)
    .map((behaviour) => lineOfBehaviour(behaviour, { goalId, told, dayOf }));
  const untold = await untoldOf(read, { ...asked, behaviours, told });
  return { lines: withoutRepeats([...lived, ...untold]), leftOut };
}

async function behavioursFor(read: Read, memberId: number, goalId: number) {
  const rows = await columnsOf(livedIn(read, memberId, { goalId }))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(LINES_MAX)
    .execute();
  const behaviours: BehaviourView[] = [];
  for (let at = 0; at < rows.length; at += VIEWED_AT_ONCE)
    behaviours.push(...(await viewsOf(read, memberId, rows.slice(at, at + VIEWED_AT_ONCE))));
  const leftOut = rows.length < LINES_MAX ? 0 : await countBefore(read, memberId, goalId);
  // What came at one moment comes in the order of the table: a note is written before it is linked.
  const inOrder = behaviours.toSorted(
    (a, b) => a.at - b.at || placeOf(a) - placeOf(b) || a.id - b.id,
  );
  return { behaviours: inOrder, leftOut };
}

const PLACES = new Map(RULES.map(({ event }, place) => [event, place]));
const placeOf = ({ event }: BehaviourView) => PLACES.get(event) ?? RULES.length;

async function countBefore(read: Read, memberId: number, goalId: number): Promise<number> {
  const { count } = await livedIn(read, memberId, { goalId })
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) - LINES_MAX;
}

/** Events whose subject tells more than its name: the words, the people, what came of it. */
const TELLING = new Set(['move.done', 'interaction.logged', 'check.answered']);
/** Others that say in their own words what was done, and take what came of it from their subject. */
const DETAILED = new Set([
  'ask.sent',
  'ask.answered',
  'help.given',
  'introduction.made',
  'path.studied',
]);

interface With {
  goalId: number;
  told: Told;
  dayOf: (at: number) => string;
}

function lineOfBehaviour(behaviour: BehaviourView, { goalId, told, dayOf }: With): HappenedLine {
  const { event, subject, minutes, at, tool } = behaviour;
  const known = subject && told.get(`${subject.kind}:${subject.id}`);
  if (known && TELLING.has(event)) return { ...known, minutes: known.minutes ?? minutes };
  return lineOf({
    kind: kindOf(event),
    day: dayOf(at),
    words: wordsOf(behaviour, goalId),
    href: subject?.words ? subject.href : null,
    facts: tool === null ? [] : [tool.name],
    details: known && DETAILED.has(event) ? known.details : [],
    people: behaviour.people.map(({ name }) => name),
    minutes,
  });
}

/** Of the goal itself its name is not said again; to have set out to ask somebody is no asking yet. */
function wordsOf({ words, event, subject }: BehaviourView, goalId: number): string {
  if (subject === null || event === 'cause.asked') return words;
  if (subject.kind === 'goal' && subject.id === goalId) return words;
  if (subject.kind === 'review') return words;
  return subject.words === null ? `${words} (since removed)` : `${words}: ${subject.words}`;
}

type Untold = Asked & { behaviours: readonly BehaviourView[]; told: Told };

/**
 * What is there without a behaviour: a tap without a word, and what is older than behaviours or so new that none was
 * made yet.
 */
async function untoldOf(read: Read, asked: Untold): Promise<HappenedLine[]> {
  const { behaviours, told, steps, reviews, dayOf } = asked;
  const known = new Set(
    behaviours.flatMap(({ subject }) => (subject ? `${subject.kind}:${subject.id}` : [])),
  );
  const isUntold = (key: string) => !known.has(key);
  const ticks = ticksOf(behaviours);
  return [
    ...[...told].flatMap(([key, line]) => (isUntold(key) ? line : [])),
    ...steps.flatMap((step) => stepLines(step, ticks, dayOf)),
    ...reviews.flatMap(({ id, doneAt, updatedAt }) =>
      isUntold(`review:${id}`)
        ? lineOf({
            kind: 'review',
            day: dayOf(doneAt ?? updatedAt),
            words: 'Wrote a review',
            href: `/reviews/${id}`,
          })
        : [],
    ),
    ...(await notesFor(read, asked)).flatMap((note) =>
      isUntold(`note:${note.id}`) ? noteLine(note, dayOf) : [],
    ),
  ];
}

/**
 * Of a step that recurs, the days on which it was done. It may have been ticked on a later day than the one it was
 * for, so that what is told of it is counted and not compared day by day.
 */
function stepLines(step: StepView, ticked: ReadonlyMap<number, number>, dayOf: Asked['dayOf']) {
  const once = step.doneAt === null ? [] : [dayOf(step.doneAt)];
  const done = step.recurrence === null ? once : step.doneOn;
  return done
    .slice(ticked.get(step.id) ?? 0)
    .map((day) => lineOf({ kind: 'step', day, words: `Did a step: ${step.text}` }));
}

/** How often each step is told as done. */
function ticksOf(behaviours: readonly BehaviourView[]): Map<number, number> {
  const ticks = new Map<number, number>();
  for (const { event, subject } of behaviours)
    if (event === 'step.done' && subject) ticks.set(subject.id, (ticks.get(subject.id) ?? 0) + 1);
  return ticks;
}

interface Note {
  id: number;
  title: string;
  start: string;
  created_at: number;
}

const noteLine = ({ id, title, start, created_at }: Note, dayOf: (at: number) => string) =>
  lineOf({
    kind: 'note',
    day: dayOf(created_at),
    words: `Wrote a note: ${title.trim() || start.trim() || 'a note without words'}`,
    href: `/notes/${id}`,
  });

function notesFor(read: Read, { memberId, goalId }: Asked): Promise<Note[]> {
  return read
    .selectFrom('note')
    .select((eb) => [
      'id',
      'title',
      'created_at',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(TITLE_CHARS)]).as('start'),
    ])
    .where('member_id', '=', memberId)
    .where('goal_id', '=', goalId)
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(TOLD_MAX)
    .execute();
}
