import { DAY_MS } from '#days';
import type { Kith, Read } from '#platform';

/** Whom a member chose for a goal, and what these people published lately. */
export interface ChosenPeople {
  people: { id: number; name: string }[];
  entries: LatestEntry[];
}
export interface LatestEntry {
  id: number;
  title: string;
  person: { id: number; name: string };
  /** Epoch ms. */
  publishedAt: number;
}

const LATELY_MS = 30 * DAY_MS;
const PEOPLE_MAX = 5;
const ENTRIES_MAX = 2;
/** Entries looked through for all goals together; a network that writes more shows its latest. */
const ENTRIES_READ_MAX = 600;

/** Those chosen for each of these goals, who was chosen last first, and their latest dated entries. */
export async function chosenFor(
  kith: Kith,
  memberId: number,
  goalIds: readonly number[],
): Promise<Map<number, ChosenPeople>> {
  const found = new Map(
    goalIds.map((id): [number, ChosenPeople] => [id, { people: [], entries: [] }]),
  );
  if (goalIds.length === 0) return found;
  for (const { goal_id, id, name } of await peopleChosen(kith.db.read, memberId, goalIds)) {
    const people = found.get(goal_id)?.people;
    if (people && people.length < PEOPLE_MAX) people.push({ id, name });
  }
  const since = kith.now() - LATELY_MS;
  for (const row of await entriesSince(kith.db.read, { memberId, goalIds, since })) {
    const entries = found.get(row.goal_id)?.entries;
    if (!entries || entries.length === ENTRIES_MAX) continue;
    if (entries.some(({ id }) => id === row.id)) continue;
    const person = { id: row.person_id, name: row.name };
    entries.push({ id: row.id, title: row.title, person, publishedAt: row.published_at });
  }
  return found;
}

function peopleChosen(read: Read, memberId: number, goalIds: readonly number[]) {
  return read
    .selectFrom('choice')
    .innerJoin('person', 'person.id', 'choice.person_id')
    .select(['choice.goal_id', 'person.id', 'person.name'])
    .where('choice.goal_id', 'in', goalIds)
    .where('choice.decision', '=', 'chosen')
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('choice.decided_at', 'desc')
    .orderBy('person.id')
    .execute();
}

function entriesSince(
  read: Read,
  { memberId, goalIds, since }: { memberId: number; goalIds: readonly number[]; since: number },
) {
  return read
    .selectFrom('choice')
    .innerJoin('person', 'person.id', 'choice.person_id')
    .innerJoin('source_person', 'source_person.person_id', 'person.id')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .select([
      'choice.goal_id',
      'person.id as person_id',
      'person.name',
      'entry.id',
      'entry.title',
      'entry.published_at',
    ])
    .where('choice.goal_id', 'in', goalIds)
    .where('choice.decision', '=', 'chosen')
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('entry.published_at', '>=', since)
    .where('entry.is_dated', '=', 1)
    .where('entry.title', '!=', '')
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(ENTRIES_READ_MAX)
    .execute();
}
