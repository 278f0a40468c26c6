import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { addKeys, addPeople, noteMany, type Origin, peopleByKeys } from '#people';
import {
  beginApplying,
  type JobHandler,
  type Kith,
  type Read,
  Refusal,
  requireStillApplying,
  toldOfWork,
  type Write,
} from '#platform';
import { follow } from '../feeds/follow.ts';
import { startRefresh } from '../polling/refresh.ts';
import { erasedOf } from './bring-back.ts';
import type { Change } from './compare.ts';
import { BROUGHT_BACK } from './erased-rules.ts';
import { keepChanges } from './keep-changes.ts';
import { keepListsAgain } from './lists/keep.ts';
import { personOfRow, type RowPerson } from './person-of-row.ts';
import { lineageOf } from './previous.ts';
import { batchOf } from './queries.ts';
import type { ReadRow } from './readers/index.ts';

export const APPLY = 'sources.apply-import';
const ATTEMPTS_MAX = 10;
/** Rows in one transaction: short enough that others can write in between. */
const ROWS_AT_ONCE = 200;
const Payload = z.object({ batchId: z.number().int(), memberId: z.number().int() });
const batchIdOf = (payload: unknown): number => Payload.parse(payload).batchId;

/** Carries out a preview, leaving out the rows a member unticked. */
export async function applyImport(
  kith: Kith,
  memberId: number,
  batchId: number,
  leaveOut: number[],
): Promise<void> {
  await kith.db.write(async (trx) => {
    const batch = await batchOf(trx, memberId, batchId);
    if (batch.state === 'looking')
      throw new Refusal('conflict', 'Wait until every address has been looked at.');
    await beginApplying(trx, 'import_batch', { memberId, id: batchId });
    for (let start = 0; start < leaveOut.length; start += 1_000) {
      await trx
        .updateTable('import_item')
        .set({ plan: 'skip', reason: 'You left it out.' })
        .where('batch_id', '=', batchId)
        .where('position', 'in', leaveOut.slice(start, start + 1_000))
        .execute();
    }
    await trx.updateTable('import_batch').set({ rows_done: 0 }).where('id', '=', batchId).execute();
    await kith.enqueue(trx, [
      { kind: APPLY, payload: { batchId, memberId }, orderingKey: `imports ${memberId}` },
    ]);
  });
  kith.wakeJobs();
}

/** The work of an import as a job. Goes on where it stopped: each step and its count are one transaction. */
export function applyJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { batchId, memberId } = Payload.parse(payload);
      while (await applyStep(kith, memberId, batchId));
      if (!(await applying(kith.db.read, batchId))) return;
      // By it the page knows the look that follows, which began no earlier.
      const appliedAt = kith.now();
      // Before its end: an import whose sources could not be asked for has stopped, and says so.
      await startRefresh(kith, memberId, 'due');
      await kith.db.write((trx) => end(kith, trx, { memberId, batchId, appliedAt }));
    },
    ...toldOfWork('import_batch', { state: 'applying', idOf: batchIdOf, now: kith.now }),
  };
}

/** Undefined when it is gone with its member, was stopped, or was ended where whoever runs this Kith tried its work once more. */
const applying = (db: Read | Write, batchId: number) =>
  db
    .selectFrom('import_batch')
    .selectAll()
    .where('id', '=', batchId)
    .where('state', '=', 'applying')
    .where('is_held', '=', 0)
    .executeTakeFirst();

/** Together with its lists, also where it was stopped meanwhile: an import whose lists could not be kept has stopped, and says so. */
async function end(kith: Kith, trx: Write, { memberId, batchId, appliedAt }: Ending) {
  const batch = await applying(trx, batchId);
  if (!batch) return;
  const written = await trx
    .updateTable('import_batch')
    .set({ state: 'applied', applied_at: appliedAt, stopped_at: null, is_held: 0 })
    .where('id', '=', batchId)
    .where('state', '=', 'applying')
    .executeTakeFirstOrThrow();
  requireStillApplying(written);
  const before = await lineageOf(trx, memberId, batch.follows_batch);
  await keepListsAgain(kith, trx, { memberId, batchId, before });
}
type Ending = z.infer<typeof Payload> & { appliedAt: number };

async function applyStep(kith: Kith, memberId: number, batchId: number): Promise<boolean> {
  return kith.db.write(async (trx) => {
    const batch = await applying(trx, batchId);
    if (!batch) return false;
    const items = await trx
      .selectFrom('import_item')
      .select(['id', 'row', 'plan', 'reason', 'person_id', 'changes'])
      .where('batch_id', '=', batchId)
      .orderBy('position')
      .offset(batch.rows_done)
      .limit(ROWS_AT_ONCE)
      .execute();
    if (items.length === 0) return false;
    const used = items
      // What is known without a person of its own is a feed of several authors, each known by name.
      .filter((item) => item.plan !== 'skip' && !(item.plan === 'known' && item.person_id === null))
      .map((item) => ({
        id: item.id,
        personId: item.person_id,
        row: JSON.parse(item.row) as ReadRow,
        changes: JSON.parse(item.changes) as Change[],
        isGone: item.plan === 'gone',
        isAskedFor: item.reason === BROUGHT_BACK,
      }));
    const { format: origin, file_name: detail } = batch;
    const making = { kith, memberId, batchId, origin, detail };
    const placed = await makeRows(
      trx,
      used.filter((item) => !item.isGone),
      making,
    );
    const earlier = await lineageOf(trx, memberId, batch.follows_batch);
    await keepChanges(trx, [...placed, ...used.filter((item) => item.isGone)], {
      ...making,
      earlier,
    });
    const done = batch.rows_done + items.length;
    const written = await trx
      .updateTable('import_batch')
      .set({ rows_done: done, stopped_at: null })
      .where('id', '=', batchId)
      .where('state', '=', 'applying')
      .executeTakeFirstOrThrow();
    requireStillApplying(written);
    return done < batch.rows_total;
  });
}

interface Making {
  kith: Kith;
  memberId: number;
  batchId: number;
  origin: Origin;
  detail: string;
}
interface Item {
  id: number;
  personId: number | null;
  row: ReadRow;
  changes: Change[];
  /** Erased before, and brought back by the member. */
  isAskedFor: boolean;
}

/**
 * Makes the people and sources of some rows; a row whose person is there, or is made here, joins them.
 * Answers the rows with their people.
 */
async function makeRows(trx: Write, items: Item[], making: Making): Promise<Item[]> {
  const { memberId, batchId } = making;
  const from = {
    origin: making.origin,
    originDetail: making.detail,
    batchId,
    now: making.kith.now(),
  };
  const persons = items.flatMap((item) => {
    const person = personOfRow(item.row);
    return person ? [{ item, person }] : [];
  });
  const known = await peopleByKeys(
    trx,
    memberId,
    persons.flatMap(({ person }) => person.keys),
  );
  const here = await stillHere(trx, memberId, items);
  const knownOf = ({ item, person }: (typeof persons)[number]): number | undefined =>
    known.get(person.keys.find((key) => known.has(key)) ?? '') ??
    (item.personId !== null && here.has(item.personId) ? item.personId : undefined);
  const unknown = persons.filter((one) => knownOf(one) === undefined);
  const erased = await erasedOf(
    trx,
    memberId,
    unknown.map(({ person }) => person),
  );
  // Also whom the member erased since the preview.
  const groups = groupNew(unknown.filter(({ item }, i) => item.isAskedFor || !erased[i]));
  const ids = await addPeople(
    trx,
    groups.map((group) => group.person),
    { memberId, ...from },
  );
  const made = new Map<Item, number>();
  for (const [index, group] of groups.entries()) {
    const id = ids[index];
    if (id !== undefined) for (const item of group.items) made.set(item, id);
  }
  const joining = persons.flatMap((one) => {
    const personId = knownOf(one);
    return personId === undefined ? [] : [{ personId, ...one.person }];
  });
  await noteMany(trx, joining, from);
  await addKeys(trx, memberId, {
    keys: joining.flatMap(({ personId, keys }) => keys.map((key) => ({ personId, key }))),
    batchId,
  });
  const placed = persons.flatMap((one) => {
    const personId = knownOf(one) ?? made.get(one.item);
    return personId === undefined ? [] : [{ ...one.item, personId, name: one.person.name }];
  });
  await followAll(trx, placed, { memberId, batchId, now: from.now });
  await namePeople(trx, placed);
  return placed;
}

/** People named by the preview who are still in the directory. */
async function stillHere(
  trx: Write,
  memberId: number,
  items: readonly Item[],
): Promise<Set<number>> {
  const ids = items.flatMap(({ personId }) => personId ?? []);
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', ids)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

type Placed = Item & { personId: number; name: string };

async function followAll(
  trx: Write,
  placed: readonly Placed[],
  { memberId, batchId, now }: { memberId: number; batchId: number; now: number },
): Promise<void> {
  for (const { row, personId, name } of placed) {
    if (!row.feedUrl) continue;
    const title = row.name ?? name;
    await follow(trx, { memberId, feedUrl: row.feedUrl, title, personId, batchId, now });
  }
}

/** Writes beside the rows whose they are. */
async function namePeople(trx: Write, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  const rows = placed.map(
    ({ id, personId }) => sql`(cast(${id} as bigint), cast(${personId} as bigint))`,
  );
  await sql`
    update import_item set person_id = fresh.column2
    from (values ${sql.join(rows)}) as fresh
    where import_item.id = fresh.column1`.execute(trx);
}

/** New people of a step, each once, with all that its rows say. */
function groupNew(
  persons: readonly { item: Item; person: RowPerson }[],
): { person: RowPerson; items: Item[] }[] {
  const groups: { person: RowPerson; items: Item[] }[] = [];
  const byKey = new Map<string, { person: RowPerson; items: Item[] }>();
  for (const { item, person } of persons) {
    const known = person.keys.map((key) => byKey.get(key)).find((group) => group !== undefined);
    const group = known ?? { person: { ...person, fields: [], keys: [] }, items: [] };
    if (!known) groups.push(group);
    group.items.push(item);
    if (person.isNamed && !group.person.isNamed)
      Object.assign(group.person, { name: person.name, isNamed: true });
    group.person.fields.push(...person.fields);
    group.person.keys = [...new Set([...group.person.keys, ...person.keys])];
    for (const key of person.keys) byKey.set(key, group);
  }
  return groups;
}
