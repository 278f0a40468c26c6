import { setImmediate } from 'node:timers/promises';
import { cleanFields, type Field, nameKey, namesGivenBy, statementsOf } from '#people';
import type { Kith, Read } from '#platform';
import { type Change, changesOf, type Earlier, goneOf, workChange } from './compare.ts';
import { knownFor } from './known.ts';
import { sayWhoMayBe } from './may-be.ts';
import { personOfRow, type RowPerson } from './person-of-row.ts';
import { type Plan, type Planned, planner } from './plan.ts';
import { type Previous, previousOf } from './previous.ts';
import type { ReadFile } from './readers/index.ts';
import { emptyRow, type ReadRow } from './readers/rows.ts';
import { leaveOutRemoved } from './removed.ts';

/** A row of the preview, as it is kept. */
export interface Prepared {
  row: ReadRow;
  person: RowPerson | null;
  plan: Plan;
  reason: string;
  personId: number | null;
  /** Somebody of the directory whom a new person may be. */
  perhapsId: number | null;
  changes: Change[];
  isWorkChanged: boolean;
}

/** Of whom nothing is known yet that a list could change. */
export const UNKNOWN = {
  perhapsId: null,
  changes: [],
  isWorkChanged: false,
} satisfies Partial<Prepared>;

/** Rows that are worked on in one go before others have their turn. */
const SLICE = 500;

/**
 * What a file would make: its rows with their plans, compared with what is known and with the import
 * before of the same list, and after them whom that had and this has no longer.
 */
export async function prepare(
  kith: Kith,
  memberId: number,
  { read, isPart }: { read: Extract<ReadFile, { kind: 'read' }>; isPart: boolean },
): Promise<{ prepared: Prepared[]; followsBatch: number | null }> {
  const prepared = await planned(kith, memberId, read.rows);
  const previous = await previousOf(kith.db.read, memberId, {
    list: read.list,
    matched: matchedIn(prepared),
    names: new Set(withoutKeysIn(prepared).map(({ name }) => nameKey(name))),
    prepared,
  });
  if (previous) {
    // Before the others are met by name: of two of one name the one who stays is the only one then.
    await leaveOutRemoved(kith.db.read, { prepared, lineage: previous.lineage });
    await meetByName(kith.db.read, memberId, { prepared, previous });
  }
  await sayWhoMayBe(kith.db.read, memberId, { prepared, format: read.format });
  const earlier = {
    batches: new Set(previous?.lineage),
    covers: coveredBy(prepared),
  };
  await compareAll(kith.db.read, prepared, earlier);
  if (previous && !isPart)
    prepared.push(...(await goneFrom(kith, { prepared, previous, earlier })));
  return { prepared, followsBatch: previous?.batchId ?? null };
}

async function planned(kith: Kith, memberId: number, rows: readonly ReadRow[]) {
  const prepared: Prepared[] = [];
  const persons: (RowPerson | null)[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    persons.push(...rows.slice(at, at + SLICE).map(personOfRow));
    await setImmediate();
  }
  const plan = planner(await knownFor(kith, memberId, persons));
  for (const [at, row] of rows.entries()) {
    const person = persons[at] ?? null;
    prepared.push({ row, person, ...plan(row, person), ...UNKNOWN });
    if (at % SLICE === 0) await setImmediate();
  }
  return prepared;
}

const matchedIn = (prepared: readonly Prepared[]): Set<number> =>
  new Set(prepared.flatMap(({ personId }) => personId ?? []));

function coveredBy(prepared: readonly Prepared[]): Set<Field> {
  const covers = new Set<Field>();
  for (const { person } of prepared)
    for (const { field } of person?.fields ?? []) covers.add(field);
  return covers;
}

/** New people of whom nothing is known by which to know them again, but a name. */
function withoutKeysIn(prepared: readonly Prepared[]): { one: Prepared; name: string }[] {
  return prepared.flatMap((one) =>
    one.plan === 'new' && one.person?.keys.length === 0 ? [{ one, name: one.person.name }] : [],
  );
}

/**
 * Whoever has nothing but a name is the one of that name in the import before, if there is one only
 * on either side: else each import would make them anew.
 */
async function meetByName(
  read: Read,
  memberId: number,
  { prepared, previous }: { prepared: Prepared[]; previous: Previous },
): Promise<void> {
  const withoutKeys = withoutKeysIn(prepared);
  if (withoutKeys.length === 0) return;
  const matched = matchedIn(prepared);
  const before = (await namesGivenBy(read, memberId, previous.batchId)).filter(
    ({ personId }) => !matched.has(personId),
  );
  const byName = Map.groupBy(before, ({ name }) => nameKey(name));
  const here = Map.groupBy(withoutKeys, ({ name }) => nameKey(name));
  for (const [name, [found, ...others]] of here) {
    const [same, ...more] = byName.get(name) ?? [];
    if (!found || !same || others.length > 0 || more.length > 0) continue;
    const reason = `${same.name} is in your network (the same name in the same list).`;
    Object.assign(found.one, { plan: 'known', personId: same.personId, reason } satisfies Planned);
  }
}

/** Says of everybody known what is new or other about them; of several rows the first says it. */
async function compareAll(read: Read, prepared: Prepared[], earlier: Earlier): Promise<void> {
  const known = prepared.filter(({ personId }) => personId !== null);
  const groups = [...Map.groupBy(known, ({ personId }) => personId ?? 0)];
  for (let at = 0; at < groups.length; at += SLICE) {
    const slice = groups.slice(at, at + SLICE);
    const said = await statementsOf(
      read,
      slice.map(([id]) => id),
    );
    for (const [id, rows] of slice) {
      const [first] = rows;
      if (!first) continue;
      const fields = cleanFields(rows.flatMap(({ person }) => person?.fields ?? []));
      const statements = said.get(id) ?? [];
      first.changes = changesOf(fields, statements, earlier);
      first.isWorkChanged = workChange(first.changes, fields) !== null;
      if (first.changes.length > 0 && first.plan === 'known') first.plan = 'changed';
      const byHand = statements.some(
        (one) => one.origin === 'hand' && first.changes.some(({ field }) => field === one.field),
      );
      if (byHand) first.reason += ' What you wrote yourself stays in front.';
    }
  }
}

async function goneFrom(
  { db }: Pick<Kith, 'db'>,
  { prepared, previous, earlier }: { prepared: Prepared[]; previous: Previous; earlier: Earlier },
): Promise<Prepared[]> {
  const matched = matchedIn(prepared);
  const ids = [...previous.people].filter((id) => !matched.has(id));
  const said = await statementsOf(db.read, ids);
  const last = prepared.reduce((most, { row }) => Math.max(most, row.position), 0);
  return ids.map((id, at) => {
    const statements = said.get(id) ?? [];
    const name = statements.find((one) => one.field === 'name' && !one.isPast)?.value ?? null;
    const changes = goneOf(statements, earlier);
    return {
      row: { ...emptyRow(last + 1 + at), name },
      person: null,
      plan: 'gone',
      reason: 'Not in this list any more. They stay in your network.',
      personId: id,
      ...UNKNOWN,
      changes,
    };
  });
}
