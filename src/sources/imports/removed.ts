import { nameKey } from '#people';
import type { Read } from '#platform';
import { REMOVED } from './erased-rules.ts';
import { personOfRow, type RowPerson } from './person-of-row.ts';
import type { Plan } from './plan.ts';
import type { ReadRow } from './readers/index.ts';

interface ToBeMade {
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
  for (const one of unknown)
    if (one.person && signsOf(one.person).some((sign) => removed.has(sign)))
      Object.assign(one, { plan: 'skip', reason: REMOVED } satisfies Partial<ToBeMade>);
}

const MADE: ReadonlySet<Plan> = new Set(['new', 'joins', 'repeats']);

/** By what those are known again who came with these imports and are not in the directory any more. */
async function removedSince(read: Read, lineage: readonly number[]): Promise<Set<string>> {
  const rows = await read
    .selectFrom('import_item')
    .innerJoin('import_batch', 'import_batch.id', 'import_item.batch_id')
    .leftJoin('person', 'person.id', 'import_item.person_id')
    .select('import_item.row')
    .where('import_item.batch_id', 'in', lineage)
    .where('import_batch.state', '=', 'applied')
    .where('import_item.plan', 'in', ['new', 'joins', 'changed', 'known'])
    .where((eb) =>
      eb.or([
        // A row that was known without a person is a feed of several authors.
        eb.and([eb('person.id', 'is', null), eb('import_item.plan', '<>', 'known')]),
        eb.and([eb('person.removed_at', 'is not', null), eb('person.merged_into', 'is', null)]),
      ]),
    )
    .execute();
  return new Set(
    rows.flatMap(({ row }) => {
      const person = personOfRow(JSON.parse(row) as ReadRow);
      return person ? signsOf(person) : [];
    }),
  );
}

/** An e-mail address is shared by families and offices, so that it takes the name as well. */
function signsOf({ name, keys }: RowPerson): string[] {
  if (keys.length === 0) return [`called ${nameKey(name)}`];
  return keys.map((key) => (key.startsWith('mailto:') ? `${key} ${nameKey(name)}` : key));
}
