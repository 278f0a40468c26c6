import { type Kith, Refusal } from '#platform';
import { READ_ROLL } from './read.ts';
import { BLOGROLLS_MAX, ROLLS_MAX, type RollView } from './schema.ts';

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
      .where('person_id', 'is', null)
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

/** A member's lists, the first added first; blogrolls of their people among them. */
export async function rollsOf(kith: Kith, memberId: number): Promise<RollView[]> {
  const rows = await kith.db.read
    .selectFrom('roll')
    .leftJoin('person', 'person.id', 'roll.person_id')
    .select((eb) => [
      'roll.id',
      'roll.url',
      'roll.title',
      'roll.state',
      'roll.detail',
      'roll.looked_at',
      'person.id as person_id',
      'person.name',
      eb
        .selectFrom('roll_site')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('roll_site.roll_id', '=', 'roll.id')
        .as('sites'),
    ])
    .where('roll.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('roll.id')
    .limit(ROLLS_MAX + BLOGROLLS_MAX)
    .execute();
  return rows.map(({ looked_at, sites, person_id, name, ...row }) => ({
    ...row,
    person: person_id === null ? null : { id: person_id, name: name ?? '' },
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
