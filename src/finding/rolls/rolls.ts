import { type Kith, Refusal } from '#platform';
import { READ_ROLL } from './read.ts';
import { ROLLS_MAX, type RollView } from './schema.ts';

const noSuchRoll = () => new Refusal('not_found', 'There is no such list.');

/**
 * Adds a public list by its address and has it looked at once, politely; one that is there already is
 * looked at again. Throws `forbidden` where looking beyond the network is switched off.
 */
export async function addRoll(kith: Kith, memberId: number, url: string): Promise<RollView> {
  if (!kith.config.beyond.enabled)
    throw new Refusal(
      'forbidden',
      'Looking beyond the network is switched off on this Kith (KITH_BEYOND).',
    );
  const id = await kith.db.write(async (trx) => {
    const { count } = await trx
      .selectFrom('roll')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .where('url', '!=', url)
      .executeTakeFirstOrThrow();
    if (Number(count) >= ROLLS_MAX)
      throw new Refusal('too_many', `At most ${ROLLS_MAX} lists. Remove one first.`);
    const roll = await trx
      .insertInto('roll')
      .values({ member_id: memberId, url, state: 'looking' })
      .onConflict((conflict) =>
        conflict.columns(['member_id', 'url']).doUpdateSet({ state: 'looking', detail: null }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    const job = { kind: READ_ROLL, payload: { rollId: roll.id }, dedupeKey: `roll ${roll.id}` };
    await kith.enqueue(trx, [{ ...job, orderingKey: `host ${new URL(url).host}` }]);
    return roll.id;
  });
  kith.wakeJobs();
  const roll = (await rollsOf(kith, memberId)).find((one) => one.id === id);
  if (!roll) throw noSuchRoll();
  return roll;
}

/** A member's lists, the first added first. */
export async function rollsOf(kith: Kith, memberId: number): Promise<RollView[]> {
  const rows = await kith.db.read
    .selectFrom('roll')
    .select((eb) => [
      'id',
      'url',
      'title',
      'state',
      'detail',
      'looked_at',
      eb
        .selectFrom('roll_site')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('roll_site.roll_id', '=', 'roll.id')
        .as('sites'),
    ])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .limit(ROLLS_MAX)
    .execute();
  return rows.map(({ looked_at, sites, ...row }) => ({
    ...row,
    sites: Number(sites ?? 0),
    lookedAt: looked_at,
  }));
}

/** Takes a list away with what it names. To have it again, its address is enough. */
export async function removeRoll(kith: Kith, memberId: number, id: number): Promise<void> {
  const gone = await kith.db.write((trx) =>
    trx
      .deleteFrom('roll')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (Number(gone.numDeletedRows) === 0) throw noSuchRoll();
}
