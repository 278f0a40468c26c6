import { type Kith, Refusal, type Write } from '#platform';
import { recordChange } from '../history/record.ts';
import { addPerson } from './add.ts';
import { FIELDS_PER_PERSON_MAX } from './limits.ts';
import { addKeys, noteFields, renewNames } from './note.ts';
import { noSuchPerson, peopleByKeys, personById } from './queries.ts';
import type { FieldForm, PersonView } from './schema.ts';
import { keysOf } from './values.ts';

/**
 * Says that the member does something with a person, who from then on survives the undo of an
 * import. Throws `not_found` for a person who is removed or another member's, so it is also the
 * check with which every verb about a person begins.
 */
export async function touchPerson(
  trx: Write,
  memberId: number,
  personId: number,
  now: number,
): Promise<void> {
  const done = await trx
    .updateTable('person')
    .set({ touched_at: now })
    .where('id', '=', personId)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) === 0) throw noSuchPerson();
}

/** Adds a person by hand. Throws `conflict` when an address given is already somebody's. */
export async function addByHand(
  kith: Kith,
  memberId: number,
  { name, fields }: { name: string; fields: FieldForm[] },
): Promise<PersonView> {
  const id = await kith.db.write(async (trx) => {
    const keys = keysOf(fields);
    await refuseTaken(trx, memberId, keys);
    const made = await addPerson(trx, { memberId, name, fields, keys, ...byHand(kith) });
    await announceFields(kith, trx, { memberId, personId: made, fields });
    return made;
  });
  kith.wakeJobs();
  return personById(kith, memberId, id);
}

const byHand = (kith: Kith) => ({ origin: 'hand' as const, originDetail: '', now: kith.now() });

async function refuseTaken(
  trx: Write,
  memberId: number,
  keys: string[],
  except?: number,
): Promise<void> {
  const held = await peopleByKeys(trx, memberId, keys);
  const other = [...held.values()].find((id) => id !== except);
  if (other === undefined) return;
  const { name } = await trx
    .selectFrom('person')
    .select('name')
    .where('id', '=', other)
    .executeTakeFirstOrThrow();
  throw new Refusal(
    'conflict',
    `That address belongs to ${name} already. If they are one person, merge them.`,
  );
}

/** Rooms that know what an address means (a site, a feed) do the rest. */
async function announceFields(
  kith: Kith,
  trx: Write,
  { memberId, personId, fields }: { memberId: number; personId: number; fields: FieldForm[] },
): Promise<void> {
  for (const { field, value } of fields)
    await kith.announce(trx, 'person.field-added', { memberId, personId, field, value });
}

/** Gives a person the name the member wants to see; it replaces the one given before, and nothing else. */
export async function renamePerson(
  kith: Kith,
  memberId: number,
  id: number,
  name: string,
): Promise<PersonView> {
  await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, id, kith.now());
    const before = await nameByHand(kith, trx, id, [name]);
    if (before.length === 1 && before[0] === name) return;
    const on = [{ personId: id, material: before }];
    await recordChange(trx, { memberId, kind: 'renamed', now: kith.now(), on });
  });
  return personById(kith, memberId, id);
}

/** Sets the names that the member gave themselves, and answers what they were. */
export async function nameByHand(
  kith: Kith,
  trx: Write,
  personId: number,
  names: readonly string[],
): Promise<string[]> {
  const before = await trx
    .deleteFrom('person_field')
    .where('person_id', '=', personId)
    .where('field', '=', 'name')
    .where('origin', '=', 'hand')
    .returning('value')
    .execute();
  await noteFields(trx, {
    personId,
    fields: names.map((value) => ({ field: 'name', value })),
    ...byHand(kith),
  });
  return before.map((row) => row.value);
}

export async function addField(
  kith: Kith,
  memberId: number,
  id: number,
  form: FieldForm,
): Promise<PersonView> {
  await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, id, kith.now());
    const { count } = await trx
      .selectFrom('person_field')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person_id', '=', id)
      .where('origin', '=', 'hand')
      .executeTakeFirstOrThrow();
    if (Number(count) >= FIELDS_PER_PERSON_MAX)
      throw new Refusal(
        'too_many',
        'You know a great deal about this person. Remove something first.',
      );
    await addFieldIn(kith, trx, { memberId, personId: id, form });
  });
  kith.wakeJobs();
  return personById(kith, memberId, id);
}

/** Writes a value down with the key it gives. Throws `conflict` when that is somebody else's. */
export async function addFieldIn(
  kith: Kith,
  trx: Write,
  { memberId, personId, form }: { memberId: number; personId: number; form: FieldForm },
): Promise<void> {
  const keys = keysOf([form]);
  await refuseTaken(trx, memberId, keys, personId);
  await noteFields(trx, { personId, fields: [form], ...byHand(kith) });
  await addKeys(trx, memberId, { keys: keys.map((key) => ({ personId, key })) });
  await announceFields(kith, trx, { memberId, personId, fields: [form] });
}

/** Takes back a value typed by hand. What came from elsewhere would come again, so it is refused with `conflict`. */
export async function removeField(
  kith: Kith,
  memberId: number,
  id: number,
  fieldId: number,
): Promise<PersonView> {
  await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, id, kith.now());
    const field = await trx
      .selectFrom('person_field')
      .select(['field', 'value', 'origin'])
      .where('id', '=', fieldId)
      .where('person_id', '=', id)
      .executeTakeFirst();
    if (!field) throw new Refusal('not_found', 'There is no such value.');
    if (field.origin !== 'hand')
      throw new Refusal(
        'conflict',
        'That was not typed in by you. Add the right value instead: yours comes first.',
      );
    await trx.deleteFrom('person_field').where('id', '=', fieldId).execute();
    await forgetKeys(trx, id, keysOf([field]));
    const on = [{ personId: id, material: { field: field.field, value: field.value } }];
    await recordChange(trx, { memberId, kind: 'taken-back', now: kith.now(), on });
    await renewNames(trx, [id], kith.now());
  });
  return personById(kith, memberId, id);
}

/** Keys that a value no longer backs; one that another origin gave as well stays. */
async function forgetKeys(trx: Write, personId: number, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  const rest = await trx
    .selectFrom('person_field')
    .select(['field', 'value'])
    .where('person_id', '=', personId)
    .execute();
  const backed = new Set(keysOf(rest));
  const gone = keys.filter((key) => !backed.has(key));
  if (gone.length > 0)
    await trx
      .deleteFrom('person_key')
      .where('person_id', '=', personId)
      .where('key', 'in', gone)
      .execute();
}

/** Says which person the member is; null for none of them. There is at most one. */
export async function setMe(kith: Kith, memberId: number, personId: number | null): Promise<void> {
  await kith.db.write(async (trx) => {
    // Removed people too: brought back, they must not be a second one.
    await trx
      .updateTable('person')
      .set({ is_me: 0 })
      .where('member_id', '=', memberId)
      .where('is_me', '=', 1)
      .execute();
    if (personId === null) return;
    await touchPerson(trx, memberId, personId, kith.now());
    await trx.updateTable('person').set({ is_me: 1 }).where('id', '=', personId).execute();
  });
}
