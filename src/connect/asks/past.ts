import type { Kith, Read } from '#platform';
import { contactDays } from '../standing/facts.ts';
import { twoWayDays } from '../standing/rules.ts';

interface Contacts {
  contacts: number;
  lastContactOn: string | null;
}

/** How many people of the latest contacts are given by name. */
const LATEST_MAX = 20;

/** With whom there was two-way contact lately, the latest first. */
export function latestContacts(
  read: Read,
  memberId: number,
): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('interaction')
    .innerJoin('interaction_person', 'interaction_person.interaction_id', 'interaction.id')
    .innerJoin('person', 'person.id', 'interaction_person.person_id')
    .select(['person.id', 'person.name'])
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .where('interaction.is_two_way', '=', 1)
    .where('person.removed_at', 'is', null)
    .groupBy(['person.id', 'person.name'])
    .orderBy((eb) => eb.fn.max('interaction.day'), 'desc')
    .orderBy('person.id')
    .limit(LATEST_MAX)
    .execute();
}

/**
 * On how many days there was two-way contact with each, and when last. Told by the same facts as Keeping, an archive's
 * messages among them, so that nobody sleeps there and is hardly known here.
 */
export async function realContacts(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, Contacts>> {
  const days = await contactDays(kith, memberId, personIds);
  return new Map(
    [...days].map(([id, contacts]): [number, Contacts] => {
      const real = twoWayDays(contacts);
      return [id, { contacts: real.length, lastContactOn: real[0] ?? null }];
    }),
  );
}

/** How often each was asked and has had time to answer, and how often they helped. */
export async function helpfulnessOf(
  read: Read,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, { asked: number; helped: number }>> {
  if (personIds.length === 0) return new Map();
  const rows = await settledAsks(read, memberId)
    .where('ask_person.person_id', 'in', personIds)
    .execute();
  const past = new Map<number, { asked: number; helped: number }>();
  for (const row of rows) {
    const { asked, helped } = past.get(row.person_id) ?? { asked: 0, helped: 0 };
    const hasHelped = row.helped === 'yes' || row.helped === 'partly';
    past.set(row.person_id, { asked: asked + 1, helped: helped + Number(hasHelped) });
  }
  return past;
}

/** Messages that left and of which it is known how they ended: answered, declined, or the ask has closed. */
export function settledAsks(read: Read, memberId: number) {
  return read
    .selectFrom('ask_person')
    .innerJoin('ask', 'ask.id', 'ask_person.ask_id')
    .select(['ask_person.person_id', 'ask_person.chance', 'ask_person.helped'])
    .where('ask.member_id', '=', memberId)
    .where('ask.removed_at', 'is', null)
    .where('ask_person.sent_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('ask_person.state', 'in', ['answered', 'declined']),
        eb('ask.state', '=', 'closed'),
      ]),
    )
    .orderBy('ask.id', 'desc')
    .limit(SETTLED_MAX);
}

/** The latest say how it is now. */
const SETTLED_MAX = 1_000;
