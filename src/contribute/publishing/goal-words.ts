import { createHash } from 'node:crypto';
import type { GoalView } from '#goals';
import type { Read, Write } from '#platform';

/** What others read of a goal on the web: what it is about, and nothing of how it goes. */
export interface GoalWords {
  able: string;
  need: string;
  why: string;
  questions: string[];
}

export interface PublishedWords extends GoalWords {
  /** When its writer looked through these words, epoch ms. */
  lookedAt: number;
  /** Of which words of the goal they were made: `sourceOf` them. */
  source: string;
}

/** The same words of a goal as they stand in it. */
export const wordsOf = ({ able, need, why, questions }: GoalView): GoalWords => ({
  able,
  need,
  why,
  questions: questions.map(({ text }) => text),
});

/** Tells whether a goal still says what it said: the same for the same words. */
export function sourceOf({ able, need, why, questions }: GoalWords): string {
  const words = JSON.stringify([able, need, why, questions]);
  return createHash('sha256').update(words).digest('base64url');
}

/** What is on the web of a goal, as its writer has seen it; undefined while nothing is. */
export async function publishedWords(
  read: Read,
  goalId: number,
): Promise<PublishedWords | undefined> {
  const row = await read
    .selectFrom('published_goal')
    .selectAll()
    .where('goal_id', '=', goalId)
    .executeTakeFirst();
  return row && asWords(row);
}

/** Puts words on the web, in the place of those that are there. */
export async function keepPublishedWords(
  trx: Write,
  goalId: number,
  { able, need, why, questions, source, lookedAt }: PublishedWords,
): Promise<void> {
  const words = { able, need, why, questions: JSON.stringify(questions) };
  const row = { ...words, source, looked_at: lookedAt };
  await trx
    .insertInto('published_goal')
    .values({ goal_id: goalId, ...row })
    .onConflict((conflict) => conflict.column('goal_id').doUpdateSet(row))
    .execute();
}

/** What a member has put on the web of their goals, for an export. */
export async function exportPublishedGoals(read: Read, memberId: number) {
  const rows = await read
    .selectFrom('published_goal')
    .innerJoin('goal', 'goal.id', 'published_goal.goal_id')
    .selectAll('published_goal')
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .orderBy('goal_id')
    .execute();
  return rows.map((row) => {
    const { source: _, ...words } = asWords(row);
    return { goalId: row.goal_id, ...words };
  });
}

interface Row {
  able: string;
  need: string;
  why: string;
  questions: string;
  source: string;
  looked_at: number;
}

const asWords = ({ able, need, why, questions, source, looked_at }: Row): PublishedWords => ({
  able,
  need,
  why,
  questions: JSON.parse(questions) as string[],
  source,
  lookedAt: looked_at,
});
