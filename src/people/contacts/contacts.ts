import { sql } from 'kysely';
import type { Kith, Read, Write } from '#platform';
import { inChunks, ROWS_AT_ONCE } from '../directory/note.ts';
import { CONTACTS_PER_PERSON_MAX, type Direction } from './limits.ts';
import type { ContactView } from './schema.ts';

/** A day of contact with one of a member's people. */
export type Contact = ContactView & { personId: number };

/** Both ways when the two differ. */
const joined = (one: Direction, other: Direction): Direction => (one === other ? one : 'both');

/** Days of contact as each person, day and channel once, the last first. */
function eachOnce(contacts: readonly Contact[]): Contact[] {
  const by = new Map<string, Contact>();
  for (const contact of contacts) {
    const key = `${contact.personId} ${contact.day} ${contact.channel}`;
    const known = by.get(key);
    by.set(
      key,
      known ? { ...known, direction: joined(known.direction, contact.direction) } : contact,
    );
  }
  return [...by.values()].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/**
 * Notes days of contact that an import tells of. The same day from the same import is one row, from
 * another import another row, so that undoing one leaves what the other said. Bears being said twice.
 * The caller has made sure that the people are the member's.
 */
export async function noteContacts(
  trx: Write,
  contacts: readonly Contact[],
  batchId: number | null,
): Promise<void> {
  for (const chunk of inChunks(eachOnce(contacts), ROWS_AT_ONCE)) {
    await trx
      .insertInto('person_contact')
      .values(
        chunk.map(({ personId, day, direction, channel }) => ({
          person_id: personId,
          day,
          direction,
          channel,
          batch_id: batchId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .expression(sql`person_id, day, channel, coalesce(batch_id, 0)`)
          .doUpdateSet({ direction: sql<Direction>`'both'` })
          .where(sql<boolean>`person_contact.direction <> excluded.direction`),
      )
      .execute();
  }
}

/** Days on which something passed with some of a member's people, the last first. Other members' people are not there. */
export async function contactsOf(
  kith: Pick<Kith, 'db'>,
  memberId: number,
  personIds: readonly number[],
): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const chunk of inChunks([...new Set(personIds)]))
    contacts.push(...(await contactsIn(kith.db.read, memberId, chunk)));
  return eachOnce(contacts);
}

async function contactsIn(
  read: Read,
  memberId: number,
  personIds: readonly number[],
): Promise<Contact[]> {
  if (personIds.length === 0) return [];
  return read
    .selectFrom('person_contact')
    .innerJoin('person', 'person.id', 'person_contact.person_id')
    .select(['person_id as personId', 'day', 'direction', 'channel'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('person.id', 'in', personIds)
    .orderBy('day', 'desc')
    .limit(CONTACTS_PER_PERSON_MAX * personIds.length)
    .execute();
}
