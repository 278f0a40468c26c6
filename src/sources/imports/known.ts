import { peopleByKeys } from '#people';
import type { Kith, Read } from '#platform';
import { personOfRow } from './person-of-row.ts';
import type { Known } from './plan.ts';
import type { ReadRow } from './readers/index.ts';

const ROWS_CHUNK = 1_000;

/** What the directory knows of the people in some rows. */
export async function knownFor(
  kith: Kith,
  memberId: number,
  rows: readonly ReadRow[],
): Promise<Known> {
  const { read } = kith.db;
  const keys = rows.flatMap((row) => personOfRow(row)?.keys ?? []);
  const people = await peopleByKeys(read, memberId, keys);
  const names = await namesOf(read, [...new Set(people.values())]);
  const followed = await read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select('feed.url')
    .where('source.member_id', '=', memberId)
    .execute();
  return {
    people,
    feeds: new Set(followed.map((row) => row.url)),
    nameOf: (id) => names.get(id) ?? 'Somebody',
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
