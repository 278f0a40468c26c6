import { type Kith, Refusal, type Write } from '#platform';
import { nameKey } from '../directory/rules.ts';
import { serveGoals, setThere, tellServing } from './gather.ts';
import { noSuchPlace, placeById } from './queries.ts';
import {
  type NewPlace,
  PLACES_MAX,
  type PlaceChange,
  type PlaceToAdd,
  type PlaceView,
} from './schema.ts';

/**
 * Adds a place. A name that is there already gives the place that has it: a lost answer never makes
 * two, and choosing by name while writing something else is safe. Throws `too_many` at the limit.
 */
export async function addPlace(
  kith: Kith,
  memberId: number,
  { personIds = [], goalIds = [], ...form }: PlaceToAdd,
): Promise<PlaceView> {
  requireOrder(form);
  const { id } = await kith.db.write(async (trx) => {
    const now = kith.now();
    const added = await insertPlace(trx, { memberId, form, now });
    const at = { memberId, placeId: added.id };
    for (const personId of new Set(personIds))
      await setThere(trx, { ...at, personId, isThere: true, now });
    await serveGoals(trx, { ...at, goalIds });
    for (const goalId of new Set(goalIds))
      await tellServing(kith, trx, { ...at, goalId, serves: true });
    return added;
  });
  kith.wakeJobs();
  return placeById(kith, memberId, id);
}

function requireOrder({ startsOn, endsOn }: PlaceChange): void {
  if (!startsOn || !endsOn || startsOn <= endsOn) return;
  const why = 'It ends before it begins. Choose a later day.';
  throw new Refusal('invalid', why, { endsOn: why });
}

/** The same inside of a transaction; `isNew` is false when a place of that name was there. */
export async function insertPlace(
  trx: Write,
  { memberId, form, now }: { memberId: number; form: NewPlace & PlaceChange; now: number },
): Promise<{ id: number; isNew: boolean }> {
  const known = await placeNamed(trx, memberId, form.name);
  if (known !== undefined) return { id: known, isNew: false };
  await requireRoom(trx, memberId);
  const { id } = await trx
    .insertInto('place')
    .values({
      member_id: memberId,
      name: form.name,
      name_key: nameKey(form.name),
      kind: form.kind ?? 'other',
      address: form.address ?? '',
      why: form.why ?? '',
      starts_on: form.startsOn ?? null,
      ends_on: form.endsOn ?? null,
      rhythm: form.rhythm ?? '',
      created_at: now,
      updated_at: now,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, isNew: true };
}

async function placeNamed(trx: Write, memberId: number, name: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('place')
    .select('id')
    .where('member_id', '=', memberId)
    .where('name_key', '=', nameKey(name))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('place')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < PLACES_MAX) return;
  throw new Refusal(
    'too_many',
    `You have ${PLACES_MAX.toLocaleString('en')} places. Remove some first.`,
  );
}

/** Changes what the form names and leaves the rest. Throws `conflict` when another place has the name. */
export async function changePlace(
  kith: Kith,
  memberId: number,
  id: number,
  form: PlaceChange,
): Promise<PlaceView> {
  requireOrder({ ...(await placeById(kith, memberId, id)), ...form });
  await kith.db.write(async (trx) => {
    if (form.name !== undefined) await refuseTaken(trx, memberId, { id, name: form.name });
    const { startsOn: starts_on, endsOn: ends_on, ...words } = form;
    const named = { ...words, starts_on, ends_on, name_key: form.name && nameKey(form.name) };
    const changes = Object.entries(named).filter(([, value]) => value !== undefined);
    await trx
      .updateTable('place')
      .set({ ...Object.fromEntries(changes), updated_at: kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
  });
  return placeById(kith, memberId, id);
}

async function refuseTaken(
  trx: Write,
  memberId: number,
  { id, name }: { id: number; name: string },
): Promise<void> {
  const taken = await placeNamed(trx, memberId, name);
  if (taken === undefined || taken === id) return;
  throw new Refusal('conflict', 'Another of your places has this name. Give it a name of its own.');
}

/** Undoes a removal. Throws `conflict` when another place has its name by now. */
export async function restorePlace(kith: Kith, memberId: number, id: number): Promise<PlaceView> {
  await kith.db.write(async (trx) => {
    const row = await trx
      .selectFrom('place')
      .select('name')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (!row) throw noSuchPlace();
    await refuseTaken(trx, memberId, { id, name: row.name });
    await requireRoom(trx, memberId);
    await trx.updateTable('place').set({ removed_at: null }).where('id', '=', id).execute();
  });
  return placeById(kith, memberId, id);
}
