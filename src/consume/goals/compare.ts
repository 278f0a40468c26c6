import { z } from '@hono/zod-openapi';
import { DAY_MS } from '#days';
import { questionsOf, speakingOf, viewOf } from '#finding';
import { goalsOf } from '#goals';
import type { Brought, JobHandler, Kith, Write } from '#platform';
import { arrivedTo } from '#sources';
import { matchFrom } from '../mutes/standing.ts';
import { hidingOf } from '../stream/hiding.ts';
import { waitsFrom } from '../stream/settings.ts';

const COMPARE = 'consume.compare';
const ATTEMPTS_MAX = 5;
/** Of what is older, which speaks of a question that is new is not looked for. */
const COMPARED_DAYS_MAX = 365;
const ROWS_AT_ONCE = 500;

const ComparePayload = z.object({ memberId: z.number().int() });
const FeedRead = z.object({
  feedId: z.number().int(),
  again: z.object({ fromId: z.number().int(), memberIds: z.array(z.number().int()) }).optional(),
});

/** A question of an active goal, and up to which entry it was compared; 0 when it is new or worded anew. */
interface Asked {
  goalId: number;
  questionId: number;
  text: string;
  comparedTo: number;
  /** As it is noted, also where it was worded otherwise. */
  notedTo: number;
}

/** The questions of a member's active goals; a goal without any asks what one wants to be able to do. */
export async function questionsAsked(kith: Kith, memberId: number): Promise<Asked[]> {
  const goals = (await goalsOf(kith, memberId)).filter(({ status }) => status === 'active');
  if (goals.length === 0) return [];
  const compared = await kith.db.read
    .selectFrom('compared_question')
    .selectAll()
    .where(
      'goal_id',
      'in',
      goals.map(({ id }) => id),
    )
    .execute();
  return goals.flatMap((goal) =>
    questionsOf(goal).map(({ id, text }) => {
      const known = compared.find((row) => row.goal_id === goal.id && row.question_id === id);
      const comparedTo = known?.text === text ? known.entry_id : 0;
      const notedTo = known?.entry_id ?? 0;
      return { goalId: goal.id, questionId: id, text, comparedTo, notedTo };
    }),
  );
}

/** Compares what came with the questions of a member's goals, and what is there with new questions. */
async function compare(kith: Kith, memberId: number): Promise<void> {
  const view = await viewOf(kith, memberId);
  const upTo = await arrivedTo(kith.db, view.newestEntryId);
  const questions = await questionsAsked(kith, memberId);
  await forgetOthers(kith, memberId, questions);
  for (const asked of questions) {
    if (asked.comparedTo >= view.newestEntryId) continue;
    const afterEntryId = asked.comparedTo || (await firstThatWaits(kith, memberId)) - 1;
    const speaking = await speakingOf(kith, { memberId, text: asked.text, afterEntryId }, view);
    await kith.db.write(async (trx) => {
      if (asked.comparedTo === 0) await forget(trx, asked);
      await keep(trx, asked, { speaking, upTo });
    });
  }
}

/** What stands before it is too old to wait, whatever its id; where all waits, what is older than a year. */
async function firstThatWaits(kith: Kith, memberId: number): Promise<number> {
  const from = Math.max(await waitsFrom(kith, memberId), kith.now() - COMPARED_DAYS_MAX * DAY_MS);
  const row = await kith.db.read
    .selectFrom('entry')
    .select(({ fn }) => fn.min('id').as('id'))
    .where('published_at', '>', from)
    .executeTakeFirst();
  return Number(row?.id ?? 1);
}

async function forget(trx: Write, { goalId, questionId }: Asked): Promise<void> {
  await trx
    .deleteFrom('entry_fit')
    .where('goal_id', '=', goalId)
    .where('question_id', '=', questionId)
    .execute();
}

/** What was found for questions that are no longer asked, or whose goals rest. */
async function forgetOthers(kith: Kith, memberId: number, asked: readonly Asked[]): Promise<void> {
  const compared = await kith.db.read
    .selectFrom('compared_question')
    .innerJoin('goal', 'goal.id', 'compared_question.goal_id')
    .select(['compared_question.goal_id', 'compared_question.question_id'])
    .where('goal.member_id', '=', memberId)
    .execute();
  const others = compared.filter(
    (row) => !asked.some((one) => one.goalId === row.goal_id && one.questionId === row.question_id),
  );
  if (others.length === 0) return;
  await kith.db.write(async (trx) => {
    for (const { goal_id, question_id } of others)
      for (const table of ['entry_fit', 'compared_question'] as const)
        await trx
          .deleteFrom(table)
          .where('goal_id', '=', goal_id)
          .where('question_id', '=', question_id)
          .execute();
  });
}

interface Compared {
  speaking: readonly { entryId: number; ground: number }[];
  upTo: number;
}

async function keep(trx: Write, asked: Asked, { speaking, upTo }: Compared): Promise<void> {
  const { goalId, questionId, text } = asked;
  const isThere = await trx
    .selectFrom('goal')
    .select('id')
    .where('id', '=', goalId)
    .executeTakeFirst();
  if (!isThere) return;
  for (let start = 0; start < speaking.length; start += ROWS_AT_ONCE) {
    const some = speaking.slice(start, start + ROWS_AT_ONCE);
    const there = await trx
      .selectFrom('entry')
      .select('id')
      .where(
        'id',
        'in',
        some.map(({ entryId }) => entryId),
      )
      .execute();
    // A feed may have gone with its entries meanwhile.
    const ids = new Set(there.map(({ id }) => id));
    const rows = some.filter(({ entryId }) => ids.has(entryId));
    if (rows.length === 0) continue;
    await trx
      .insertInto('entry_fit')
      .values(
        rows.map(({ entryId, ground }) => ({
          goal_id: goalId,
          question_id: questionId,
          entry_id: entryId,
          ground,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['goal_id', 'question_id', 'entry_id'])
          .doUpdateSet((eb) => ({ ground: eb.ref('excluded.ground') })),
      )
      .execute();
  }
  await trx
    .insertInto('compared_question')
    .values({ goal_id: goalId, question_id: questionId, text, entry_id: upTo })
    .onConflict((conflict) =>
      conflict
        .columns(['goal_id', 'question_id'])
        .doUpdateSet({ text, entry_id: upTo })
        // Else there is more to be looked at since.
        .where('compared_question.entry_id', '=', asked.notedTo),
    )
    .execute();
}

export const compareKey = (memberId: number): string => `compare ${memberId}`;

/** What came does not begin anew what failed for good: feeds come all the time, and it would never be seen to have failed. */
const RESTS_MS = DAY_MS;

/** Has what came compared soon; once for a member however often it is asked for, and once more if it is being compared. */
export async function compareSoon(
  kith: Kith,
  trx: Write,
  { memberIds, deadRestsMs = 0 }: { memberIds: readonly number[]; deadRestsMs?: number },
): Promise<void> {
  await kith.enqueue(
    trx,
    [...new Set(memberIds)].map((memberId) => ({
      kind: COMPARE,
      payload: { memberId },
      orderingKey: `compare ${memberId}`,
      dedupeKey: compareKey(memberId),
      deadRestsMs,
      isForMore: true,
    })),
  );
}

export const compareJobs = (kith: Kith): Record<string, JobHandler> => ({
  [COMPARE]: {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { memberId } = ComparePayload.parse(payload);
      // Here, so that pages that show the stream need not write.
      await hidingOf(kith, memberId, { isJob: true });
      await compare(kith, memberId);
    },
  },
});

/** Whoever follows the feeds has what they brought compared with their goals. */
export const compareBrought = (
  kith: Kith,
  trx: Write,
  brought: readonly Brought[],
): Promise<void> =>
  compareSoon(kith, trx, {
    memberIds: brought.flatMap(({ sources }) => sources.map(({ memberId }) => memberId)),
    deadRestsMs: RESTS_MS,
  });

/**
 * The same where nobody was told what came: letters, what came over from another feed, and a feed that was here before somebody
 * followed it. What is older than they have looked is looked at again.
 */
export async function compareFeed(kith: Kith, payload: unknown): Promise<void> {
  const { feedId, again } = FeedRead.parse(payload);
  const followers = await kith.db.read
    .selectFrom('source')
    .select('member_id')
    .distinct()
    .where('feed_id', '=', feedId)
    .execute();
  const from = new Map<number, number>();
  for (const memberId of again?.memberIds ?? [])
    from.set(memberId, Math.max(again?.fromId ?? 0, await firstThatWaits(kith, memberId)));
  await kith.db.write(async (trx) => {
    for (const [memberId, fromId] of from) await compareFrom(trx, memberId, fromId);
    if (again) await matchFrom(trx, again);
    await compareSoon(kith, trx, {
      memberIds: followers.map((row) => row.member_id),
      deadRestsMs: RESTS_MS,
    });
  });
}

const compareFrom = (trx: Write, memberId: number, fromId: number) =>
  trx
    .updateTable('compared_question')
    .set({ entry_id: fromId - 1 })
    .where('entry_id', '>=', fromId)
    .where('goal_id', 'in', (eb) =>
      eb.selectFrom('goal').select('id').where('member_id', '=', memberId),
    )
    .execute();
