import type { Kith } from '#platform';
import { VECTORS_MAX } from './limits.ts';
import { troubleOf } from './rest.ts';
import type { MeaningView } from './schema.ts';

/** Whether this member's questions stay on this Kith. */
export async function keepsQuestions(kith: Kith, memberId: number): Promise<boolean> {
  const row = await kith.db.read
    .selectFrom('question_kept_home')
    .select('since')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets this member's questions go to whom the host has set up, or keeps them here from now on. */
export async function chooseSending(kith: Kith, memberId: number, sends: boolean): Promise<void> {
  await kith.db.write(async (trx) => {
    if (sends) {
      await trx.deleteFrom('question_kept_home').where('member_id', '=', memberId).execute();
      return;
    }
    await trx
      .insertInto('question_kept_home')
      .values({ member_id: memberId, since: kith.now() })
      .onConflict((conflict) => conflict.column('member_id').doNothing())
      .execute();
  });
}

/** What a member may know of it: who is asked, how far it is, and what they chose. */
export async function meaningFor(kith: Kith, memberId: number): Promise<MeaningView> {
  const { embeddings } = kith;
  const keeps = await keepsQuestions(kith, memberId);
  if (!embeddings)
    return { asked: null, sendsQuestions: !keeps, entries: { known: 0, all: 0 }, trouble: null };
  const { url, model, isReadableOnTheWay } = embeddings;
  const entries = await countsFor(kith, memberId, model);
  return {
    asked: { url, model, isReadableOnTheWay },
    sendsQuestions: !keeps,
    entries,
    trouble: troubleOf(kith),
  };
}

/** Of the member's own entries: how many there are is nobody else's business. */
async function countsFor(
  kith: Kith,
  memberId: number,
  model: string,
): Promise<MeaningView['entries']> {
  const row = await kith.db.read
    .selectFrom('entry')
    .leftJoin('entry_meaning', (join) =>
      join
        .onRef('entry_meaning.entry_id', '=', 'entry.id')
        .on('entry_meaning.model', '=', model)
        .on('entry_meaning.vector', 'is not', null),
    )
    .select((eb) => [
      eb.fn.count<number>('entry_meaning.id').as('known'),
      eb.fn.countAll<number>().as('entries'),
    ])
    .where('entry.feed_id', 'in', (eb) =>
      eb
        .selectFrom('source')
        .innerJoin('feed', 'feed.id', 'source.feed_id')
        .select('source.feed_id')
        .where('source.member_id', '=', memberId)
        .where('feed.member_id', 'is', null),
    )
    .executeTakeFirstOrThrow();
  const [known, all] = [Number(row.known), Number(row.entries)];
  return { known, all: Math.min(all, VECTORS_MAX) };
}
