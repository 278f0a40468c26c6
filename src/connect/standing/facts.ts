import { contactsOf } from '#people';
import type { Kith, Read } from '#platform';
import type { ContactDay } from './rules.ts';

/** Of an archive's days those on which somebody said something; an invitation or an endorsement is a click. */
const isMessage = (channel: string): boolean => channel.endsWith('-message');

/** All days of contact with these people: what was logged, and what archives tell of messages. */
export async function contactDays(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, ContactDay[]>> {
  const [logged, archived] = await Promise.all([
    loggedWith(kith.db.read, memberId, personIds),
    contactsOf(kith, memberId, personIds),
  ]);
  const days = new Map(personIds.map((id): [number, ContactDay[]] => [id, []]));
  for (const row of logged)
    days
      .get(row.person_id)
      ?.push({ day: row.day, direction: row.direction, isTwoWay: row.is_two_way === 1 });
  for (const { personId, day, direction, channel } of archived)
    if (isMessage(channel))
      days.get(personId)?.push({ day, direction, isTwoWay: direction === 'both' });
  return days;
}

async function loggedWith(read: Read, memberId: number, personIds: readonly number[]) {
  if (personIds.length === 0) return [];
  return read
    .selectFrom('interaction_person as who')
    .innerJoin('interaction', 'interaction.id', 'who.interaction_id')
    .select(['who.person_id', 'interaction.day', 'interaction.direction', 'interaction.is_two_way'])
    .where('who.person_id', 'in', personIds)
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .execute();
}
