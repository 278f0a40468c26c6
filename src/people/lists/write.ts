import { type Kith, type Read, Refusal, type Write } from '#platform';
import { inChunks } from '../directory/note.ts';
import { nameKey } from '../directory/rules.ts';
import { LISTS_MAX } from './limits.ts';
import { listById, noSuchList } from './queries.ts';
import type { ListForm, ListView, NewList } from './schema.ts';

/** Makes a list. A name that is there already gives the list that has it: a lost answer never makes two. */
export async function addList(kith: Kith, memberId: number, form: NewList): Promise<ListView> {
  const id = await kith.db.write((trx) => insertList(trx, { memberId, form, now: kith.now() }));
  return listById(kith, memberId, id);
}

/** The same inside of a transaction: an import can put whom it brings on a list of its own. */
export async function insertList(
  trx: Write,
  { memberId, form, now }: { memberId: number; form: NewList; now: number },
): Promise<number> {
  const known = await listNamed(trx, memberId, form.name);
  if (known) return known.id;
  await requireRoom(trx, memberId);
  const { id } = await trx
    .insertInto('person_list')
    .values({
      member_id: memberId,
      name: form.name,
      name_key: nameKey(form.name),
      filter: form.filter ? JSON.stringify(form.filter) : null,
      created_at: now,
      updated_at: now,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The list of this name, however it is written, if there is one. */
export async function listNamed(
  read: Read,
  memberId: number,
  name: string,
): Promise<{ id: number; filter: string | null } | undefined> {
  return read
    .selectFrom('person_list')
    .select(['id', 'filter'])
    .where('member_id', '=', memberId)
    .where('name_key', '=', nameKey(name))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('person_list')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= LISTS_MAX)
    throw new Refusal('too_many', `You have ${LISTS_MAX} lists. Remove one first.`);
}

async function refuseTaken(
  read: Read,
  memberId: number,
  { id, name }: { id: number; name: string },
): Promise<void> {
  const taken = await listNamed(read, memberId, name);
  if (taken && taken.id !== id)
    throw new Refusal(
      'conflict',
      'Another of your lists has this name. Give it a name of its own.',
    );
}

/** Changes what the form names. Throws `conflict` for a name that is taken, or a filter for a list people are put on. */
export async function changeList(
  kith: Kith,
  memberId: number,
  id: number,
  form: ListForm,
): Promise<ListView> {
  await kith.db.write(async (trx) => {
    const list = await listOf(trx, memberId, id);
    if (form.name !== undefined) await refuseTaken(trx, memberId, { id, name: form.name });
    if (form.filter !== undefined && list.filter === null)
      throw new Refusal(
        'conflict',
        'People are put on this list by hand. Save the search under a name of its own.',
      );
    await trx
      .updateTable('person_list')
      .set({
        ...(form.name === undefined ? {} : { name: form.name, name_key: nameKey(form.name) }),
        ...(form.filter === undefined ? {} : { filter: JSON.stringify(form.filter) }),
        updated_at: kith.now(),
      })
      .where('id', '=', id)
      .execute();
  });
  return listById(kith, memberId, id);
}

/** The list, or `not_found`. */
export async function listOf(
  read: Read,
  memberId: number,
  id: number,
): Promise<{ id: number; name: string; filter: string | null }> {
  const list = await read
    .selectFrom('person_list')
    .select(['id', 'name', 'filter'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!list) throw noSuchList();
  return list;
}

/**
 * Puts people on a list; who is on it stays. Answers who was not on it before, so that undo takes
 * off only these. Whoever is not the member's, or removed, is passed over.
 */
export async function putOnList(
  trx: Write,
  memberId: number,
  { listId, personIds, now }: { listId: number; personIds: readonly number[]; now: number },
): Promise<number[]> {
  const list = await listOf(trx, memberId, listId);
  if (list.filter !== null)
    throw new Refusal('conflict', 'This list fills itself with whoever fits its search.');
  const added: number[] = [];
  for (const chunk of inChunks([...new Set(personIds)])) {
    const rows = await trx
      .insertInto('person_list_member')
      .columns(['list_id', 'person_id', 'added_at'])
      .expression((eb) =>
        eb
          .selectFrom('person')
          .select((one) => [one.val(listId).as('list_id'), 'id', one.val(now).as('added_at')])
          .where('member_id', '=', memberId)
          .where('removed_at', 'is', null)
          .where('id', 'in', chunk),
      )
      .onConflict((conflict) => conflict.columns(['list_id', 'person_id']).doNothing())
      .returning('person_id')
      .execute();
    added.push(...rows.map((row) => row.person_id));
  }
  return added;
}

/** Takes people off a list and answers who was on it. */
export async function takeOffList(
  trx: Write,
  memberId: number,
  { listId, personIds }: { listId: number; personIds: readonly number[] },
): Promise<number[]> {
  await listOf(trx, memberId, listId);
  const taken: number[] = [];
  for (const chunk of inChunks([...new Set(personIds)])) {
    const rows = await trx
      .deleteFrom('person_list_member')
      .where('list_id', '=', listId)
      .where('person_id', 'in', chunk)
      .returning('person_id')
      .execute();
    taken.push(...rows.map((row) => row.person_id));
  }
  return taken;
}
