import { type RawBuilder, sql } from 'kysely';
import { goalsOf } from '#goals';
import { peopleOf } from '#people';
import type { Kith } from '#platform';
import { fold } from '#search';
import { sourceNamesOf } from '#sources';
import { addressForms } from './address-forms-rules.ts';
import { type Clause, startOf } from './query-rules.ts';

/** More people of one name than these are no longer a person. */
const PEOPLE_MAX = 50;

export interface Narrowing {
  /** Conditions on `entry`. */
  where: RawBuilder<boolean>[];
  isNarrow: boolean;
  problems: string[];
}

export type Condition = { met: RawBuilder<boolean> } | { problem: string };

/** What the operators of a search leave of a member's entries. */
export async function narrowed(
  kith: Kith,
  memberId: number,
  clauses: readonly Clause[],
): Promise<Narrowing> {
  const narrowing: Narrowing = { where: [], isNarrow: false, problems: [] };
  for (const clause of clauses) {
    const condition = await conditionOf(kith, memberId, clause);
    if (condition === null) continue;
    if ('problem' in condition) {
      narrowing.problems.push(condition.problem);
      // Of somebody nobody knows there is nothing; without them, all there is.
      if (!clause.isNot) narrowing.where.push(sql<boolean>`1 = 0`);
    } else {
      narrowing.where.push(clause.isNot ? sql<boolean>`not ${condition.met}` : condition.met);
      if (!clause.isNot && !(clause.kind === 'is' && clause.text === 'unread'))
        narrowing.isNarrow = true;
    }
  }
  return narrowing;
}

/** What one operator says of an entry; null of what is looked for in the index. */
export async function conditionOf(
  kith: Kith,
  memberId: number,
  { kind, text }: Clause,
): Promise<Condition | null> {
  switch (kind) {
    case 'person':
      return byPerson(kith, memberId, text);
    case 'source':
      return bySource(kith, memberId, text);
    case 'goal':
      return byGoal(kith, memberId, text);
    case 'is':
      return { met: text === 'read' ? isRead(memberId) : sql`not ${isRead(memberId)}` };
    case 'before':
      return { met: sql`(entry.published_at < ${startOf(text)})` };
    case 'after':
      return { met: sql`(entry.published_at >= ${startOf(text)})` };
    case 'address':
      return { met: atAddress(text) };
    case 'word':
    case 'phrase':
    case 'tag':
      return null;
  }
}

/** By way of the ids, which an index over addresses gives at once; where it must not be held, they are made a list of. */
const atAddress = (text: string) => sql<boolean>`(entry.id in (
  select there.id from entry as there where there.url in (${sql.join(addressForms(text))})))`;

const isRead = (memberId: number) => sql<boolean>`exists (select 1 from read_entry
  where read_entry.member_id = ${memberId} and read_entry.entry_id = entry.id)`;

/** Published by one of these people, as the member's sources say. */
const publishedBy = (memberId: number, people: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from source_person
  join source as theirs on theirs.id = source_person.source_id
  where theirs.member_id = ${memberId} and theirs.feed_id = entry.feed_id
    and source_person.author_key = entry.author_key and source_person.person_id in (${people}))`;

async function byPerson(kith: Kith, memberId: number, text: string): Promise<Condition> {
  const asked = { search: text, limit: PEOPLE_MAX, isCounted: false };
  const { people } = await peopleOf(kith, memberId, asked);
  const ids = people.map(({ id }) => id);
  if (/^\d{1,15}$/u.test(text)) ids.push(Number(text));
  if (ids.length === 0) return { problem: `Nobody among your people is called “${text}”.` };
  const own = sql`select id from person where member_id = ${memberId} and removed_at is null
    and id in (${sql.join(ids)})`;
  return { met: sql`(${ofTheirFeeds(memberId, own)} and ${publishedBy(memberId, own)})` };
}

/** Said besides, because it can be answered from an index of entries. */
const ofTheirFeeds = (
  memberId: number,
  people: RawBuilder<unknown>,
) => sql<boolean>`entry.feed_id in (
  select theirs.feed_id from source as theirs
  join source_person on source_person.source_id = theirs.id
  where theirs.member_id = ${memberId} and source_person.person_id in (${people}))`;

async function bySource(kith: Kith, memberId: number, text: string): Promise<Condition> {
  const wanted = fold(text);
  const found = (await sourceNamesOf(kith.db.read, memberId)).filter(
    ({ id, names }) => String(id) === text || names.some((name) => fold(name).includes(wanted)),
  );
  if (found.length === 0) return { problem: `None of your sources is called “${text}”.` };
  return { met: sql`(entry.feed_id in (${sql.join(found.map(({ feedId }) => feedId))}))` };
}

/** What speaks of a goal, as the stream found, or is of those who were chosen for it. */
async function byGoal(kith: Kith, memberId: number, text: string): Promise<Condition> {
  const found = await goalsNamed(kith, memberId, text);
  if (found.length === 0) return { problem: noSuchGoal(text) };
  const ids = sql.join(found);
  const chosen = sql`select choice.person_id from choice
    join person on person.id = choice.person_id and person.removed_at is null
    where choice.decision = 'chosen' and choice.goal_id in (${ids})`;
  const fits = sql`entry.id in (select entry_id from entry_fit where goal_id in (${ids}))`;
  return { met: sql`(${fits} or ${publishedBy(memberId, chosen)})` };
}

/** The member's goals that speak of this, or have it as their number. */
export async function goalsNamed(kith: Kith, memberId: number, text: string): Promise<number[]> {
  const wanted = fold(text);
  return (await goalsOf(kith, memberId))
    .filter(
      ({ id, able, need }) =>
        String(id) === text || fold(able).includes(wanted) || fold(need).includes(wanted),
    )
    .map(({ id }) => id);
}

export const noSuchGoal = (text: string): string => `None of your goals speaks of “${text}”.`;
