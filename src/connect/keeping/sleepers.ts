import { sql } from 'kysely';
import { addDays } from '#days';
import { meOf, type TieLine } from '#people';
import type { Kith, Read } from '#platform';
import { contactDays } from '../standing/facts.ts';
import { type ContactDay, DORMANT_DAYS } from '../standing/rules.ts';

/** People with contact long ago who are looked at: those with whom there was most of it. */
const LOOKED_AT_MAX = 300;
const TOLD_READ_MAX = 3_000;
/** Fields that say what somebody is good for. */
const ABOUT_FIELDS = ['expertise', 'interest', 'role', 'group'] as const;

/** Somebody one was in touch with once, of whom nothing was read: one knows of them what one wrote down. */
export interface Sleeper {
  id: number;
  name: string;
  contacts: ContactDay[];
  /** Whether the member logged any of it; an archive's messages to somebody who never answered are no tie. */
  isLogged: boolean;
  /** What they are said to be about, each a few words. */
  about: string[];
  /** What passed between the two, in the member's words. */
  told: string[];
  /** Goals that it was for. */
  goalIds: number[];
}

/**
 * With whom there was contact once and none for a year, and who is said to sleep, whether or not they publish anything.
 * `besides` are those who were looked at already, by what they publish.
 */
export async function sleepersOf(
  kith: Kith,
  memberId: number,
  {
    today,
    ties,
    besides,
  }: { today: string; ties: readonly TieLine[]; besides: ReadonlySet<number> },
): Promise<Sleeper[]> {
  const { read } = kith.db;
  const [rows, me] = await Promise.all([metLongAgo(read, memberId, today), meOf(read, memberId)]);
  const said = ties.filter(({ stage }) => stage === 'dormant').slice(0, LOOKED_AT_MAX);
  const names = new Map([
    ...rows.map(({ id, name }): [number, string] => [id, name]),
    ...said.map(({ personId, name }): [number, string] => [personId, name]),
  ]);
  const ids = [...names.keys()].filter((id) => id !== me && !besides.has(id));
  const [contacts, about, told] = await Promise.all([
    contactDays(kith, memberId, ids),
    aboutThem(read, ids),
    toldOf(read, memberId, ids),
  ]);
  return ids.map((id) => {
    const theirs = told.get(id) ?? [];
    return {
      id,
      name: names.get(id) ?? '',
      contacts: contacts.get(id) ?? [],
      isLogged: theirs.length > 0,
      about: (about.get(id) ?? []).map(({ value }) => value),
      told: theirs.map(({ title, intent, outcome, learnt, next }) =>
        [title, intent, outcome, learnt, next].filter(Boolean).join('\n'),
      ),
      goalIds: [...new Set(theirs.flatMap(({ goal_id }) => goal_id ?? []))],
    };
  });
}

/** The last day with each is longer ago than a tie stays awake. */
function metLongAgo(read: Read, memberId: number, today: string) {
  const before = addDays(today, -DORMANT_DAYS);
  return read
    .selectFrom((eb) =>
      eb
        .selectFrom('interaction_person')
        .innerJoin('interaction', 'interaction.id', 'interaction_person.interaction_id')
        .select(['interaction_person.person_id', 'interaction.day'])
        .where('interaction.member_id', '=', memberId)
        .where('interaction.removed_at', 'is', null)
        .unionAll(
          eb
            .selectFrom('person_contact')
            .select(['person_contact.person_id', 'person_contact.day'])
            .where(sql<boolean>`person_contact.channel like '%-message'`),
        )
        .as('met'),
    )
    .innerJoin('person', 'person.id', 'met.person_id')
    .select(['person.id', 'person.name'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .groupBy(['person.id', 'person.name'])
    .having((eb) => eb.fn.max('met.day'), '<', before)
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('person.id')
    .limit(LOOKED_AT_MAX)
    .execute();
}

async function aboutThem(read: Read, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { value: string }[]>();
  const rows = await read
    .selectFrom('person_field')
    .select(['person_id', 'value'])
    .where('person_id', 'in', ids)
    .where('field', 'in', ABOUT_FIELDS)
    .where('past_at', 'is', null)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}

async function toldOf(read: Read, memberId: number, ids: readonly number[]) {
  const rows =
    ids.length === 0
      ? []
      : await read
          .selectFrom('interaction_person as who')
          .innerJoin('interaction', 'interaction.id', 'who.interaction_id')
          .leftJoin('interaction_goal', 'interaction_goal.interaction_id', 'interaction.id')
          .select(['who.person_id', 'interaction_goal.goal_id'])
          .select(['interaction.title', 'interaction.intent', 'interaction.outcome'])
          .select(['interaction.learnt', 'interaction.next'])
          .where('who.person_id', 'in', ids)
          .where('interaction.member_id', '=', memberId)
          .where('interaction.removed_at', 'is', null)
          .orderBy('interaction.day', 'desc')
          .orderBy('interaction.id', 'desc')
          .limit(TOLD_READ_MAX)
          .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}
