import { nameKey, namesGivenBy } from '#people';
import type { Read } from '#platform';
import { REMOVED } from './erased-rules.ts';
import type { WholeList } from './readers/index.ts';
import { leaveOutRemoved, type ToBeMade } from './removed.ts';

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
  /** Its rows: whom the member has removed since is known again by what stands in them. */
  prepared: readonly ToBeMade[];
}

const LOOKED_AT_MAX = 5;
const LINEAGE_MAX = 200;

/**
 * The import before of the same list: of its kind the one that is most alike, with at least half of its people
 * in the new file. One with fewer is another list (a second account, a part), of which nobody is gone. So may be
 * one with more, when another is more alike: the private address book has half of the one at work. Whom the member
 * has removed since counts as well: else the list of which nobody was kept would be a new one.
 */
export async function previousOf(
  read: Read,
  memberId: number,
  { list, matched, names, prepared }: Here & { list: WholeList | null },
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
    const before = await lineageOf(read, memberId, id);
    const away = await removedOf(read, before);
    const back = away === 0 ? 0 : await removedIn(read, prepared, before);
    const isHalf =
      (still > 0 && still * 2 >= people.size) || (still + back) * 2 >= people.size + away;
    if (!isHalf) continue;
    // Of all in either, how many are in both; the last of those that are equally alike.
    const either = people.size + new Set([...matched, ...named]).size - still + back;
    const likeness = (still + back) / Math.max(either, 1);
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

/** How many rows of these imports, of the one with most, were of people whom the member has removed. */
async function removedOf(read: Read, batchIds: readonly number[]): Promise<number> {
  const rows = await read
    .selectFrom('import_item')
    .innerJoin('import_batch', 'import_batch.id', 'import_item.batch_id')
    .leftJoin('person', 'person.id', 'import_item.person_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_item.batch_id', 'in', batchIds)
    .where('import_batch.state', '=', 'applied')
    .where('import_item.plan', 'in', ['new', 'joins', 'changed', 'known'])
    .where((eb) =>
      eb.or([
        // A row that was known without a person is a feed of several authors.
        eb.and([eb('person.id', 'is', null), eb('import_item.plan', '<>', 'known')]),
        eb.and([eb('person.removed_at', 'is not', null), eb('person.merged_into', 'is', null)]),
      ]),
    )
    .groupBy('import_item.batch_id')
    .execute();
  return Math.max(0, ...rows.map(({ count }) => Number(count)));
}

/** How many rows of a new file would stay out, if these imports were of the same list. */
async function removedIn(
  read: Read,
  prepared: readonly ToBeMade[],
  lineage: readonly number[],
): Promise<number> {
  const asIf = prepared.map((one) => ({ ...one }));
  await leaveOutRemoved(read, { prepared: asIf, lineage });
  return asIf.filter(({ reason }) => reason === REMOVED).length;
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
