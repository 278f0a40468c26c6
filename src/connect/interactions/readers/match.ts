import { meOf, nameKey, namesOf, peopleByKeys } from '#people';
import type { Kith } from '#platform';
import type { Guest } from './calendar.ts';

/** Who somebody in a calendar or message could be in the member's network. */
export interface Matched {
  /** As the calendar or message has it. */
  name: string;
  email: string;
  /** Null where nobody fits, or several do. */
  person: { id: number; name: string } | null;
  by: 'email' | 'name' | null;
  isMe: boolean;
}

/** Finds people by their addresses and names. Of two with the same name neither is taken: the member says who it was. */
export interface Matcher {
  of(guest: Guest): Matched;
  /** Whether more than one of the people has this name. */
  isSeveral(name: string): boolean;
  /** Whole names that stand in a text, such as a title: "Coffee with Bo Lund". */
  inText(text: string): { id: number; name: string }[];
  /** The one person with this first name; null where there is none or more than one. */
  byFirstName(name: string): { id: number; name: string } | null;
}

const mailKey = (email: string): string => `mailto:${email.toLowerCase()}`;

export async function matcherFor(
  kith: Kith,
  memberId: number,
  emails: readonly string[],
): Promise<Matcher> {
  const { read } = kith.db;
  const keys = [...new Set(emails.filter(Boolean).map(mailKey))];
  const [people, byKey, me] = await Promise.all([
    namesOf(kith, memberId),
    peopleByKeys(read, memberId, keys),
    meWithName(kith, memberId),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = Map.groupBy(people, ({ name }) => nameKey(name));
  const byFirst = Map.groupBy(people, ({ name }) => nameKey(name).split(' ')[0] ?? '');
  const only = <Item>(some: Item[] | undefined): Item | null =>
    some?.length === 1 ? (some[0] ?? null) : null;
  return {
    of: (guest) => {
      const held = guest.email === '' ? undefined : byKey.get(mailKey(guest.email));
      const name = nameKey(guest.name);
      const isMe = (held !== undefined && held === me.id) || me.names.has(name);
      const person = (held === undefined ? null : byId.get(held)) ?? null;
      const named = person === null && name !== '' ? only(byName.get(name)) : null;
      const by = person ? 'email' : named ? 'name' : null;
      return { ...guest, person: isMe ? null : (person ?? named), by: isMe ? null : by, isMe };
    },
    isSeveral: (name) => (byName.get(nameKey(name)) ?? []).length > 1,
    inText: (text) => {
      const words = ` ${nameKey(text)} `;
      // One word is too little to tell a person by.
      return people.filter(({ name }) => {
        const key = nameKey(name);
        return key.includes(' ') && words.includes(` ${key} `) && only(byName.get(key)) !== null;
      });
    },
    byFirstName: (name) => {
      const key = nameKey(name);
      return only(byName.get(key)) ?? (key.includes(' ') ? null : only(byFirst.get(key)));
    },
  };
}

/** How programs name whoever copies a conversation. */
const SELF = ['You', 'Me', 'Du', 'Ich', 'Vous', 'Moi', 'Tú', 'Yo', 'Tu', 'Io', 'Jij', 'Ik'];

/** The member's own person, if they said who it is, and every name by which they may stand in a conversation. */
async function meWithName(kith: Kith, memberId: number) {
  const id = await meOf(kith.db.read, memberId);
  const [own, member] = await Promise.all([
    id === null ? [] : namesSaid(kith, id),
    displayNameOf(kith, memberId),
  ]);
  const names = [...SELF, ...own, ...member].map(nameKey).filter(Boolean);
  return { id, names: new Set(names) };
}

async function namesSaid(kith: Kith, personId: number): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('person_field')
    .select('value')
    .where('person_id', '=', personId)
    .where('field', 'in', ['name', 'nickname'])
    .execute();
  return rows.map((row) => row.value);
}

async function displayNameOf(kith: Kith, memberId: number): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('member')
    .select('display_name')
    .where('id', '=', memberId)
    .execute();
  return rows.map((row) => row.display_name);
}
