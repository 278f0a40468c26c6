import { peopleByKeys } from '#people';
import type { Kith, Read } from '#platform';
import { erasedOf } from './bring-back.ts';
import type { RowPerson } from './person-of-row.ts';
import type { Known } from './plan.ts';

const ROWS_CHUNK = 1_000;

/** What the directory knows of the people in some rows. */
export async function knownFor(
  kith: Kith,
  memberId: number,
  persons: readonly (RowPerson | null)[],
): Promise<Known> {
  const { read } = kith.db;
  const keys = persons.flatMap((person) => person?.keys ?? []);
  const people = await peopleByKeys(read, memberId, keys);
  const names = await namesOf(read, [...new Set(people.values())]);
  const followed = await read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select('feed.url')
    .where('source.member_id', '=', memberId)
    .execute();
  const erased = await erasedOf(read, memberId, persons);
  const isOut = new Set(persons.filter((_, i) => erased[i]));
  return {
    people,
    feeds: new Set(followed.map((row) => row.url)),
    nameOf: (id) => names.get(id) ?? 'Somebody',
    isErased: (person) => isOut.has(person),
  };
}

async function namesOf(read: Read, ids: number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (let start = 0; start < ids.length; start += ROWS_CHUNK) {
    const rows = await read
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', ids.slice(start, start + ROWS_CHUNK))
      .execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}
