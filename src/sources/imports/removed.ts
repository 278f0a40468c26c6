import { nameKey, removeUntouched } from '#people';
import type { Read, Write } from '#platform';
import { REMOVED } from './erased-rules.ts';
import { personOfRow, type RowPerson, searchKey } from './person-of-row.ts';
import type { Plan } from './plan.ts';
import type { ReadRow } from './readers/index.ts';

/** A row and what is made of it. */
export interface ToBeMade {
  row: ReadRow;
  plan: Plan;
  person: RowPerson | null;
  reason: string;
  personId: number | null;
}

/**
 * Whom this list brought before and the member has removed since stays out, though nothing of them is known any
 * more: else whoever tidies up after a large import does it again after the next.
 */
export async function leaveOutRemoved(
  read: Read,
  { prepared, lineage }: { prepared: readonly ToBeMade[]; lineage: readonly number[] },
): Promise<void> {
  const unknown = prepared.filter(({ plan, personId }) => personId === null && MADE.has(plan));
  if (unknown.length === 0) return;
  const removed = await removedSince(read, lineage);
  const left = await leftOf(read, { removed, lineage });
  for (const one of unknown)
    if (signsOf(one).some((sign) => removed.has(sign) && !left.has(sign)))
      Object.assign(one, { plan: 'skip', reason: REMOVED } satisfies Partial<ToBeMade>);
}

const MADE: ReadonlySet<Plan> = new Set(['new', 'joins', 'repeats']);

const SAYING: readonly Plan[] = ['new', 'joins', 'changed', 'known'];

const rowsOf = (read: Read, lineage: readonly number[]) =>
  read
    .selectFrom('import_item')
    .innerJoin('import_batch', 'import_batch.id', 'import_item.batch_id')
    .leftJoin('person', 'person.id', 'import_item.person_id')
    .where('import_item.batch_id', 'in', lineage)
    .where('import_batch.state', '=', 'applied')
    .where('import_item.plan', 'in', SAYING);

/** By what those are known again who came with these imports and are not in the directory any more. */
async function removedSince(read: Read, lineage: readonly number[]): Promise<Set<string>> {
  const rows = await rowsOf(read, lineage)
    .select('import_item.row')
    .where((eb) =>
      eb.or([
        // A row that was known without a person is a feed of several authors.
        eb.and([eb('person.id', 'is', null), eb('import_item.plan', '<>', 'known')]),
        eb.and([eb('person.removed_at', 'is not', null), eb('person.merged_into', 'is', null)]),
      ]),
    )
    .execute();
  return new Set(
    rows.flatMap((one) => {
      const row = JSON.parse(one.row) as ReadRow;
      return signsOf({ row, person: personOfRow(row) });
    }),
  );
}

/** What also those are called who came with these imports and are still there: by that nobody is left out. */
async function leftOf(
  read: Read,
  { removed, lineage }: { removed: ReadonlySet<string>; lineage: readonly number[] },
): Promise<Set<string>> {
  const left = new Set<string>();
  if (![...removed].some((sign) => sign.startsWith(CALLED))) return left;
  const rows = await rowsOf(read, lineage)
    .select('import_item.search_key')
    .distinct()
    .where('person.removed_at', 'is', null)
    .where('person.id', 'is not', null)
    .execute();
  for (const { search_key: key } of rows) {
    left.add(SAYS + key);
    // Where the name ends in it is not known; who is only called alike keeps the others in, which is the safer.
    for (let end = key.length; end > 0; end = key.lastIndexOf(' ', end - 1)) {
      const name = CALLED + key.slice(0, end);
      if (removed.has(name)) left.add(name);
    }
  }
  return left;
}

const CALLED = 'called ';
const SAYS = 'says ';

/**
 * An e-mail address is shared by families and offices, so that it takes the name as well. Who has nothing else is
 * known by their name, and among those of one name by what is said of them.
 */
function signsOf({ row, person }: Pick<ToBeMade, 'row' | 'person'>): string[] {
  if (!person) return [];
  const name = nameKey(person.name);
  if (person.keys.length === 0) return [CALLED + name, SAYS + searchKey(row)];
  return person.keys.map((key) => (key.startsWith('mailto:') ? `${key} ${name}` : key));
}

/**
 * Deletes a person whom a list made from the title of what is a feed of several authors, unless the member has
 * touched it. Its row is from then on one without a person: nobody was removed by the member.
 */
export async function dropTitle(trx: Write, personId: number): Promise<void> {
  const rows = await trx
    .selectFrom('import_item')
    .innerJoin('person', 'person.id', 'import_item.person_id')
    .select('import_item.id')
    .where('person.id', '=', personId)
    .where('person.removed_at', 'is', null)
    .where('import_item.plan', 'in', SAYING)
    .execute();
  await removeUntouched(trx, personId);
  if (rows.length === 0) return;
  await trx
    .updateTable('import_item')
    .set({ plan: 'known', reason: 'A feed of several authors, each known by name.' })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('person_id', 'is', null)
    .execute();
}
