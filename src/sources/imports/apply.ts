import { z } from '@hono/zod-openapi';
import { addPeople, noteMany, type Origin, peopleByKeys } from '#people';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { follow } from '../feeds/follow.ts';
import { startRefresh } from '../polling/refresh.ts';
import { personOfRow, type RowPerson } from './person-of-row.ts';
import { batchOf } from './queries.ts';
import type { ReadRow } from './readers/index.ts';

export const APPLY = 'sources.apply-import';
const ATTEMPTS_MAX = 10;
/** Rows in one transaction: short enough that others can write in between. */
const ROWS_AT_ONCE = 200;
const Payload = z.object({ batchId: z.number().int(), memberId: z.number().int() });

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
    if (batch.state !== 'preview')
      throw new Refusal('conflict', 'This import has been carried out already.');
    for (let start = 0; start < leaveOut.length; start += 1_000) {
      await trx
        .updateTable('import_item')
        .set({ plan: 'skip', reason: 'You left it out.' })
        .where('batch_id', '=', batchId)
        .where('position', 'in', leaveOut.slice(start, start + 1_000))
        .execute();
    }
    await trx
      .updateTable('import_batch')
      .set({ state: 'applying', rows_done: 0 })
      .where('id', '=', batchId)
      .execute();
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
      await startRefresh(kith, memberId, 'due');
    },
  };
}

async function applyStep(kith: Kith, memberId: number, batchId: number): Promise<boolean> {
  return kith.db.write(async (trx) => {
    const batch = await trx
      .selectFrom('import_batch')
      .selectAll()
      .where('id', '=', batchId)
      .executeTakeFirst();
    if (batch?.state !== 'applying') return false;
    const items = await trx
      .selectFrom('import_item')
      .select(['id', 'row', 'plan', 'person_id'])
      .where('batch_id', '=', batchId)
      .orderBy('position')
      .offset(batch.rows_done)
      .limit(ROWS_AT_ONCE)
      .execute();
    const rows = items
      // What is known without a person of its own is a feed of several authors, each known by name.
      .filter((item) => item.plan !== 'skip' && !(item.plan === 'known' && item.person_id === null))
      .map((item) => ({ id: item.id, row: JSON.parse(item.row) as ReadRow }));
    await makeRows(trx, rows, {
      kith,
      memberId,
      batchId,
      origin: batch.format,
      detail: batch.file_name,
    });
    const done = batch.rows_done + items.length;
    const isDone = done >= batch.rows_total || items.length === 0;
    await trx
      .updateTable('import_batch')
      .set({ rows_done: done, ...(isDone ? { state: 'applied', applied_at: kith.now() } : {}) })
      .where('id', '=', batchId)
      .execute();
    return !isDone;
  });
}

interface Making {
  kith: Kith;
  memberId: number;
  batchId: number;
  origin: Origin;
  detail: string;
}
type Item = { id: number; row: ReadRow };

/** Makes the people and sources of some rows; a row whose person is there, or is made here, joins them. */
async function makeRows(trx: Write, items: Item[], making: Making): Promise<void> {
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
  const groups = groupNew(
    persons.filter(({ person }) => !person.keys.some((key) => known.has(key))),
  );
  const ids = await addPeople(
    trx,
    groups.map((group) => group.person),
    { memberId, ...from },
  );
  for (const [index, group] of groups.entries()) {
    const id = ids[index];
    if (id !== undefined) for (const key of group.person.keys) known.set(key, id);
  }
  const placed = persons.map(({ item, person }) => ({
    item,
    person,
    personId:
      known.get(person.keys.find((key) => known.has(key)) ?? '') ??
      ids[groups.findIndex((group) => group.items.includes(item))],
  }));
  const added = new Set(groups.flatMap((group) => group.items));
  await noteMany(
    trx,
    placed.flatMap(({ item, person, personId }) =>
      personId === undefined || added.has(item) ? [] : [{ personId, fields: person.fields }],
    ),
    from,
  );
  for (const { item, person, personId } of placed) {
    if (personId === undefined) continue;
    if (item.row.feedUrl) {
      await follow(trx, {
        memberId,
        feedUrl: item.row.feedUrl,
        title: item.row.name ?? person.name,
        personId,
        batchId,
        now: from.now,
      });
    }
    await trx
      .updateTable('import_item')
      .set({ person_id: personId })
      .where('id', '=', item.id)
      .execute();
  }
}

/** New people of a step, each once, with all that its rows say. */
function groupNew(
  persons: { item: Item; person: RowPerson }[],
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
