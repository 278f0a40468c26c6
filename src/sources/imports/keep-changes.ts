import { type FieldText, noteContacts, passOver } from '#people';
import type { Kith, Write } from '#platform';
import { type Change, workChange } from './compare.ts';
import { personOfRow } from './person-of-row.ts';
import type { ReadRow } from './readers/index.ts';

interface Changed {
  personId: number | null;
  row: ReadRow;
  changes: readonly Change[];
}

interface Keeping {
  kith: Kith;
  memberId: number;
  batchId: number;
  /** Imports of the same list before this one. */
  earlier: readonly number[];
}

/**
 * Keeps what a preview showed of known people: what their list has no longer is past, the days on
 * which something passed are noted, and other work is announced, as it is a reason to write to them.
 */
export async function keepChanges(
  trx: Write,
  items: readonly Changed[],
  { kith, memberId, batchId, earlier }: Keeping,
): Promise<void> {
  const known = items.flatMap(({ personId, ...item }) =>
    personId === null ? [] : [{ personId, ...item }],
  );
  const past = known.flatMap(({ personId, changes }) =>
    changes.flatMap(({ field, from }) => (from === null ? [] : [{ personId, field, value: from }])),
  );
  await passOver(trx, past, { earlier, batchId, now: kith.now() });
  await noteContacts(
    trx,
    known.flatMap(({ personId, row }) => (row.contacts ?? []).map((one) => ({ personId, ...one }))),
    batchId,
  );
  for (const { personId, row, changes } of known) {
    const work = workChange(changes, fieldsOf(row));
    if (work) await kith.announce(trx, 'person.changed-work', { memberId, personId, ...work });
  }
}

const fieldsOf = (row: ReadRow): FieldText[] => personOfRow(row)?.fields ?? [];
