import { z } from '@hono/zod-openapi';
import { GoalForm, goalById, QUESTIONS_MAX } from '#goals';
import { type Kith, Refusal } from '#platform';
import {
  type GoalWords,
  keepPublishedWords,
  publishedWords,
  sourceOf,
  wordsOf,
} from '../publishing/goal-words.ts';
import { makeLink, requireOutside } from '../publishing/link.ts';
import type { LinkView } from '../publishing/schema.ts';
import { keepSaid, requireDecided } from './decided.ts';
import { askedIn } from './names-in.ts';
import { AskedSubject, SaidOfNames } from './schema.ts';
import { linkWordsIn, withoutLinks } from './words-instead.ts';

const Text = GoalForm.shape.need.unwrap();
const Line = Text.min(1, 'Write a word, or leave it out.');

export const ChangedGoalWords = z.object({
  able: Line,
  need: Text,
  why: Text,
  questions: z.array(Line).max(QUESTIONS_MAX),
});

/** What of a goal would stand on its page on the web, without its links, and all that in it says who or what is meant. */
export const GoalGoingOut = z
  .object({
    able: z.string(),
    need: z.string(),
    why: z.string(),
    questions: z.array(z.string()),
    subjects: z.array(AskedSubject),
    /** Of which words of the goal this was made; sent back with what goes out. */
    source: z.string(),
    audience: z.enum(['me', 'person', 'members', 'public']),
    /** Whether others read words of it already. */
    isOut: z.boolean(),
  })
  .openapi('GoalGoingOut');
export type GoalGoingOut = z.infer<typeof GoalGoingOut>;

/** The words that go out, as their writer has seen them. */
export const PublishedGoalForm = ChangedGoalWords.extend({
  source: z.string().max(100),
  named: SaidOfNames,
}).openapi('PublishedGoalForm');
export type PublishedGoalForm = z.input<typeof PublishedGoalForm>;

/** A goal as it could go out, or what its writer has made of it meanwhile. */
export async function namesInGoal(
  kith: Kith,
  memberId: number,
  { goalId, changed }: { goalId: number; changed?: GoalWords },
): Promise<GoalGoingOut> {
  const goal = await goalById(kith, memberId, goalId);
  const own = wordsOf(goal);
  const words = unlinked(changed ?? own);
  const linkWords = linkWordsIn(textOf(own));
  return {
    ...words,
    subjects: await askedIn(kith, memberId, { text: textOf(words), linkWords }),
    source: sourceOf(own),
    audience: goal.audience,
    isOut: (await publishedWords(kith.db.read, goalId)) !== undefined,
  };
}

/**
 * Puts words of a goal on the web, for those its audience names. What is changed in the goal from
 * then on stays with it until it is looked through again.
 * @throws Refusal `conflict` while nobody outside may read it; `invalid` when somebody is named of whom nothing was decided.
 */
export async function publishGoal(
  kith: Kith,
  memberId: number,
  goalId: number,
  { named, source, ...sent }: z.output<typeof PublishedGoalForm>,
): Promise<LinkView> {
  const thing = { kind: 'goal', id: goalId } as const;
  await requireOutside(kith, memberId, thing);
  const words = unlinked(sent);
  await requireDecided(kith, memberId, { text: textOf(words), named });
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await keepPublishedWords(trx, goalId, { ...words, source, lookedAt: now });
    await keepSaid(trx, { memberId, named, now });
  });
  return makeLink(kith, memberId, { thing });
}

/** Takes it off the web. Its link stays known, so that who had it reads again what is put there again. */
export async function takeGoalBack(kith: Kith, memberId: number, goalId: number): Promise<void> {
  await goalById(kith, memberId, goalId);
  const gone = await kith.db.write((trx) =>
    trx.deleteFrom('published_goal').where('goal_id', '=', goalId).executeTakeFirst(),
  );
  if (gone.numDeletedRows === 0n)
    throw new Refusal('not_found', 'Nothing of this goal is on the web.');
}

/** Its parts line by line, as what is named in one may be named in another. */
const textOf = ({ able, need, why, questions }: GoalWords): string =>
  [able, need, why, ...questions].join('\n');

/** Where a link leads is named in it, and nobody else can go there. */
const unlinked = ({ able, need, why, questions }: GoalWords): GoalWords => ({
  able: withoutLinks(able),
  need: withoutLinks(need),
  why: withoutLinks(why),
  questions: questions.map(withoutLinks),
});
