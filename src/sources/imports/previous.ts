import { nameKey, namesGivenBy } from '#people';
import type { Read } from '#platform';
import type { WholeList } from './readers/index.ts';

/** The earlier imports of a list that a new file is compared with. */
export interface Previous {
  /** The last of them. */
  batchId: number;
  /** All of them, the last first. */
  lineage: number[];
  /** Whom they brought or named. */
  people: Set<number>;
}

/** Who is in a new file, as far as is known before it is compared. */
interface Here {
  /** People known by a key. */
  matched: ReadonlySet<number>;
  /** Folded names of those who have nothing else. */
  names: ReadonlySet<string>;
}

const LOOKED_AT_MAX = 5;
const LINEAGE_MAX = 200;

/**
 * The import before of the same list: of its kind the one that is most alike, with at least half of its people
 * in the new file. One with fewer is another list (a second account, a part), of which nobody is gone. So may be
 * one with more, when another is more alike: the private address book has half of the one at work.
 */
export async function previousOf(
  read: Read,
  memberId: number,
  { list, matched, names }: Here & { list: WholeList | null },
): Promise<Previous | null> {
  if (list === null) return null;
  let found = { id: 0, likeness: 0 };
  for (const id of await lastApplied(read, memberId, list)) {
    const people = await peopleOf(read, memberId, [id]);
    const given = names.size > 0 ? await namesGivenBy(read, memberId, id) : [];
    const named = new Set(
      given.filter(({ name }) => names.has(nameKey(name))).map(({ personId }) => personId),
    );
    const still = [...people].filter((one) => matched.has(one) || named.has(one)).length;
    if (still * 2 < people.size) continue;
    // Of all in either, how many are in both; the last of those that are equally alike.
    const likeness = still / (people.size + new Set([...matched, ...named]).size - still);
    if (likeness > found.likeness) found = { id, likeness };
  }
  if (found.likeness === 0) return null;
  const lineage = await lineageOf(read, memberId, found.id);
  return { batchId: found.id, lineage, people: await peopleOf(read, memberId, lineage) };
}

/** The last imports of each list of this kind: whatever a later one was compared with is part of its lineage. */
async function lastApplied(read: Read, memberId: number, list: WholeList): Promise<number[]> {
  const rows = await read
    .selectFrom('import_batch')
    .select('id')
    .where('member_id', '=', memberId)
    .where('list', '=', list)
    .where('state', '=', 'applied')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import_batch as later')
            .select('later.id')
            .whereRef('later.follows_batch', '=', 'import_batch.id')
            .where('later.state', '=', 'applied'),
        ),
      ),
    )
    .orderBy('applied_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LOOKED_AT_MAX)
    .execute();
  return rows.map(({ id }) => id);
}

/** People whom imports brought or named, and who are in the directory. */
async function peopleOf(
  read: Read,
  memberId: number,
  batchIds: readonly number[],
): Promise<Set<number>> {
  const rows = await read
    .selectFrom('import_item')
    .innerJoin('person', 'person.id', 'import_item.person_id')
    .select('person.id')
    .distinct()
    .where('import_item.batch_id', 'in', batchIds)
    .where('import_item.plan', 'not in', ['gone', 'skip'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** An import and those of the same list before it, the last first; none for none. */
export async function lineageOf(
  read: Read,
  memberId: number,
  last: number | null,
): Promise<number[]> {
  if (last === null) return [];
  const batches = await read
    .selectFrom('import_batch')
    .select(['id', 'follows_batch'])
    .where('member_id', '=', memberId)
    .where('list', 'is not', null)
    .orderBy('id', 'desc')
    .limit(LINEAGE_MAX)
    .execute();
  const before = new Map(batches.map((one) => [one.id, one.follows_batch]));
  const lineage = new Set<number>();
  for (let id: number | null = last; id !== null && !lineage.has(id); id = before.get(id) ?? null)
    lineage.add(id);
  return [...lineage];
}
