import { goalsOf, goalTitle } from '#goals';
import { meOf } from '#people';
import type { Kith } from '#platform';
import { inTurns, type Own, ownEntries, ownNotes } from '../moves/gives.ts';
import { giveTitle } from '../moves/schema.ts';
import { languageOf } from '../moves/touching.ts';
import { type Reading, readingOf } from './fit-rules.ts';
import type { Touching } from './schema.ts';

const UNTITLED = 'Untitled';
/** How much of an entry is read: its beginning says what it is about. */
const ENTRY_CHARS = 1_000;

export interface Mine {
  kind: Touching['kind'];
  id: number;
  title: string;
  url: string | null;
  goalId: number | null;
  reading: Reading;
}

/** What the member has to give: notes, what they publish, and what they work on themselves. */
export async function mineOf(kith: Kith, memberId: number): Promise<Mine[]> {
  const me = await meOf(kith.db.read, memberId);
  const [notes, entries, goals] = await Promise.all([
    ownNotes(kith, memberId),
    me === null ? [] : ownEntries(kith, memberId, me),
    goalsOf(kith, memberId),
  ]);
  const worked = goals.filter(({ status }) => status === 'active' || status === 'met');
  const own = [...notes, ...(await withTexts(kith, entries)), ...worked.map(ofGoal)];
  const usual = languageOf(own);
  return inTurns(own, ({ body, ...one }) => ({
    ...one,
    title: giveTitle(one.title) || giveTitle(body.slice(0, 80)) || UNTITLED,
    reading: readingOf({ title: one.title, body }, usual),
  }));
}

const ofGoal = (goal: Awaited<ReturnType<typeof goalsOf>>[number]) => ({
  kind: 'goal' as const,
  id: goal.id,
  title: goalTitle(goal),
  url: null,
  body: goal.questions.map(({ text }) => text).join('\n'),
  goalId: goal.id,
});

/** An excerpt is too short to tell a subject. */
async function withTexts(kith: Kith, entries: readonly Own[]): Promise<Own[]> {
  if (entries.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .select((eb) => [
      'id',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(ENTRY_CHARS)]).as('text'),
    ])
    .where(
      'id',
      'in',
      entries.map(({ id }) => id),
    )
    .execute();
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return entries.map((entry) => ({ ...entry, body: texts.get(entry.id) || entry.body }));
}
