import { type Kith, Refusal, type Write } from '#platform';
import { recordChange } from '../history/record.ts';
import { addPerson } from './add.ts';
import { touchPerson } from './change.ts';
import { mergeIn } from './merge.ts';
import { inChunks, renewNames } from './note.ts';
import { personById } from './queries.ts';
import { nameKey } from './rules.ts';
import type { PersonView, SplitForm } from './schema.ts';

interface Row {
  id: number;
  field: string;
  value: string;
  origin: string;
}

interface Split {
  memberId: number;
  fromId: number;
  form: SplitForm;
}

/**
 * Takes values of a person to a new one, with the keys that only they back. What was decided,
 * planned and written stays where it is: nobody but the member knows whom it meant. Announces
 * `person.split` {memberId, fromId, newId, keys}, upon which sources with these keys follow.
 */
export async function splitPerson(
  kith: Kith,
  memberId: number,
  fromId: number,
  form: SplitForm,
): Promise<PersonView & { changeId: number }> {
  const { newId, changeId } = await kith.db.write((trx) =>
    splitIn(kith, trx, { memberId, fromId, form }),
  );
  kith.wakeJobs();
  return { ...(await personById(kith, memberId, newId)), changeId };
}

async function splitIn(
  kith: Kith,
  trx: Write,
  { memberId, fromId, form }: Split,
): Promise<{ newId: number; changeId: number }> {
  const now = kith.now();
  await touchPerson(trx, memberId, fromId, now);
  const { taken, left } = await chosenRows(trx, fromId, form);
  const newId = await addPerson(trx, {
    memberId,
    name: form.name,
    fields: [],
    keys: [],
    origin: 'hand',
    originDetail: '',
    now,
  });
  const nameId = await takeFields(trx, newId, { taken, name: form.name });
  const keys = await takeKeys(trx, { fromId, newId, taken, left });
  await renewNames(trx, [fromId, newId], now);
  await kith.announce(trx, 'person.split', { memberId, fromId, newId, keys });
  const changeId = await recordChange(trx, {
    memberId,
    kind: 'split',
    now,
    on: [
      { personId: fromId, part: 'from' },
      { personId: newId, part: 'new', material: { nameId } satisfies SplitName },
    ],
  });
  return { newId, changeId };
}

/** The statement of the new person's name that the split itself wrote; null where the first person had it already. */
export interface SplitName {
  nameId: number | null;
}

async function takeFields(
  trx: Write,
  newId: number,
  { taken, name }: { taken: Row[]; name: string },
): Promise<number | null> {
  const written = await trx
    .selectFrom('person_field')
    .select('id')
    .where('person_id', '=', newId)
    .where('field', '=', 'name')
    .executeTakeFirstOrThrow();
  const isGiven = (row: Row) => row.field === 'name' && row.value === name && row.origin === 'hand';
  const idsOf = (rows: Row[]) => rows.map((row) => row.id);
  for (const ids of inChunks(idsOf(taken.filter((row) => !isGiven(row)))))
    await trx
      .updateTable('person_field')
      .set({ person_id: newId })
      .where('id', 'in', ids)
      .execute();
  // The new person has this statement already: it was written when they were made.
  const given = idsOf(taken.filter(isGiven));
  if (given.length > 0) await trx.deleteFrom('person_field').where('id', 'in', given).execute();
  return given.length > 0 ? null : written.id;
}

/**
 * Undoes a split: both become one again, by a merge like another, which has its own way back. Names that the member
 * gave the new person, in the split or since, stay with that one: by hand, they would rename the first, who never had them.
 */
export async function unsplitIn(
  kith: Kith,
  trx: Write,
  { memberId, fromId, newId, nameId }: SplitName & Omit<Split, 'form'> & { newId: number },
): Promise<void> {
  const names = nameId === null ? [] : await namesSince(trx, newId, nameId);
  await mergeIn(kith, trx, { memberId, keepId: fromId, goneId: newId });
  if (names.length === 0) return;
  await trx
    .updateTable('person_field')
    .set({ person_id: newId })
    .where('id', 'in', names)
    .execute();
  await renewNames(trx, [fromId], kith.now());
}

/** Names by hand, from this statement on. */
async function namesSince(trx: Write, personId: number, nameId: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('person_field')
    .select('id')
    .where('person_id', '=', personId)
    .where('field', '=', 'name')
    .where('origin', '=', 'hand')
    .where('id', '>=', nameId)
    .execute();
  return rows.map((row) => row.id);
}

async function chosenRows(
  trx: Write,
  fromId: number,
  { values }: SplitForm,
): Promise<{ taken: Row[]; left: Row[] }> {
  const rows = await trx
    .selectFrom('person_field')
    .select(['id', 'field', 'value', 'origin'])
    .where('person_id', '=', fromId)
    .execute();
  const chosen = new Set(values.map(({ field, value }) => `${field} ${value}`));
  const isChosen = (row: Row) => chosen.has(`${row.field} ${row.value}`);
  const taken = rows.filter(isChosen);
  if (taken.length === 0)
    throw new Refusal('invalid', 'Choose something that belongs to the other person.');
  if (taken.length === rows.length)
    throw new Refusal(
      'invalid',
      'That is all there is. Leave something here, or rename the person.',
    );
  return { taken, left: rows.filter((row) => !isChosen(row)) };
}

/** The keys that a value taken backs and no value left does. */
async function takeKeys(
  trx: Write,
  { fromId, newId, taken, left }: { fromId: number; newId: number; taken: Row[]; left: Row[] },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('person_key')
    .select('key')
    .where('person_id', '=', fromId)
    .execute();
  const keys = rows
    .map((row) => row.key)
    .filter((key) => taken.some((row) => backs(row, key)) && !left.some((row) => backs(row, key)));
  if (keys.length > 0)
    await trx
      .updateTable('person_key')
      .set({ person_id: newId })
      .where('person_id', '=', fromId)
      .where('key', 'in', keys)
      .execute();
  return keys;
}

/** Whether a value says what a key says: `site:a.example` is in https://www.a.example/, `name:ada lund` is a name. */
export function backs({ field, value }: { field: string; value: string }, key: string): boolean {
  const said = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('name:')) return field === 'name' && said.split(' at ')[0] === nameKey(value);
  return said !== '' && value.toLowerCase().includes(said.toLowerCase());
}
