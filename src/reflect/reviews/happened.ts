import { z } from '@hono/zod-openapi';
import { type InteractionView, interactionsOf, movesFor } from '#connect';
import { notesOf, plainOf } from '#create';
import { DAY_MS, dayOf } from '#days';
import { goalsOf, goalTitle } from '#goals';
import type { Kith } from '#platform';
import { behavioursOf } from '../behaviours/queries.ts';

export const HAPPENINGS_MAX = 100;

/** One thing that happened for a goal, in the words that the member has for it. */
export const Happening = z
  .object({
    kind: z.enum(['move', 'interaction', 'note', 'behaviour']),
    /** Of the move, interaction, note or behaviour. */
    id: z.number(),
    at: z.number(),
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    /** "Asked Bo Lund"; the title of a note. */
    words: z.string(),
    /** What came of it, or the beginning of the text. */
    detail: z.string(),
    href: z.string().nullable(),
  })
  .openapi('Happening');
export type Happening = z.infer<typeof Happening>;

export interface Period {
  goalId?: number | undefined;
  /** Epoch ms; `to` is not in it. */
  from: number;
  to: number;
}

/** What happened in a period, for one goal or all, the latest first. At most `HAPPENINGS_MAX`. */
export async function happenedIn(
  kith: Kith,
  memberId: number,
  period: Period,
): Promise<Happening[]> {
  const [moves, met, notes, behaviours] = await Promise.all([
    movesIn(kith, memberId, period),
    interactionsIn(kith, memberId, period),
    notesIn(kith, memberId, period),
    behavioursIn(kith, memberId, period),
  ]);
  return [...moves, ...met, ...notes, ...behaviours]
    .toSorted((a, b) => b.at - a.at)
    .slice(0, HAPPENINGS_MAX);
}

const isIn = (at: number, { from, to }: Period): boolean => at >= from && at < to;

/** A move that was done, in words that the person's name follows. */
export const DONE_WORDS = {
  ask: 'Asked',
  thank: 'Thanked',
  share: 'Shared something with',
  challenge: 'Challenged',
  introduce: 'Introduced',
} as const;

async function movesIn(kith: Kith, memberId: number, period: Period): Promise<Happening[]> {
  const moves = await movesFor(kith, memberId, { goalId: period.goalId, state: 'done' });
  return moves
    .filter(({ settledAt }) => settledAt !== null && isIn(settledAt, period))
    .map((move) => ({
      kind: 'move',
      id: move.id,
      at: move.settledAt ?? move.createdAt,
      goal: move.goal,
      words: `${DONE_WORDS[move.intent]} ${move.person.name}`,
      detail: move.outcome,
      href: `/people/${move.person.id}`,
    }));
}

const NOON_MS = DAY_MS / 2;

/** A day of the calendar as a moment: noon in Greenwich, which is that day nearly everywhere. */
export const noonOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) + NOON_MS;

/** Encounters that were no moves; the story of a move is told by the move. */
const noMoves = (interactions: readonly InteractionView[]): InteractionView[] =>
  interactions.filter(({ moveId }) => moveId === null);

async function interactionsIn(kith: Kith, memberId: number, period: Period): Promise<Happening[]> {
  const { interactions } = await interactionsOf(kith, memberId, {
    goalId: period.goalId,
    from: dayOf(Math.max(0, period.from - DAY_MS)),
    to: dayOf(Math.min(period.to, kith.now()) + DAY_MS),
  });
  return noMoves(interactions)
    .filter(({ day }) => isIn(noonOf(day), period))
    .map((one) => ({
      kind: 'interaction',
      id: one.id,
      at: noonOf(one.day),
      goal: one.goals[0] ?? null,
      words: `In touch with ${one.people.map(({ name }) => name).join(', ')}`,
      detail: one.learnt || one.outcome || one.title,
      href: '/interactions',
    }));
}

async function notesIn(kith: Kith, memberId: number, period: Period): Promise<Happening[]> {
  const [notes, goals] = await Promise.all([
    notesOf(kith, memberId, { goalId: period.goalId }),
    goalsOf(kith, memberId),
  ]);
  const titles = new Map(goals.map((goal) => [goal.id, goalTitle(goal)]));
  return notes
    .filter(({ updatedAt }) => isIn(updatedAt, period))
    .map((note) => ({
      kind: 'note',
      id: note.id,
      at: note.updatedAt,
      goal:
        note.goalId === null
          ? null
          : { id: note.goalId, title: titles.get(note.goalId) ?? 'A goal' },
      words: note.title.trim() || 'A note',
      detail: plainOf(note.snippet).replace(/\s+/gu, ' ').trim(),
      href: `/notes/${note.id}`,
    }));
}

/** Told by the moves and notes themselves, with what came of them; and looking back is not looked back on. */
const TOLD_ELSEWHERE = [
  'move.done',
  'interaction.logged',
  'note.written',
  'note.linked',
  'capture.kept',
  'review.evidence',
  'review.written',
];

async function behavioursIn(kith: Kith, memberId: number, period: Period): Promise<Happening[]> {
  const { behaviours } = await behavioursOf(kith, memberId, period);
  return behaviours
    .filter(({ event }) => !TOLD_ELSEWHERE.includes(event))
    .map(({ id, at, goal, words, subject }) => ({
      kind: 'behaviour',
      id,
      at,
      goal,
      words: subject?.words ? `${words}: ${subject.words}` : words,
      detail: '',
      href: subject?.href ?? null,
    }));
}
