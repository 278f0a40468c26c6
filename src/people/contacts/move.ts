import type { Write } from '#platform';
import type { Belonging } from '../directory/belongings.ts';
import { noteContacts } from './contacts.ts';
import type { Channel, Direction } from './limits.ts';

interface Row {
  day: string;
  direction: Direction;
  channel: Channel;
  batch_id: number | null;
}
/** What a merged person had, and what the one they became had on the same days. */
interface Moved {
  row: Row;
  before: Direction | null;
}

/** Days of contact: one that both have becomes one day, perhaps in both directions, and two again when they part. */
export const contactsOfPerson: Belonging = {
  name: 'person_contact',
  move: async (trx, fromId, toId) => {
    const rows = await rowsOf(trx, fromId);
    const theirs = new Map((await rowsOf(trx, toId)).map((row) => [dayOf(row), row.direction]));
    for (const [batchId, said] of Map.groupBy(rows, (row) => row.batch_id)) {
      const contacts = said.map(({ batch_id: _, ...contact }) => ({ personId: toId, ...contact }));
      await noteContacts(trx, contacts, batchId);
    }
    await trx.deleteFrom('person_contact').where('person_id', '=', fromId).execute();
    return rows.map((row): Moved => ({ row, before: theirs.get(dayOf(row)) ?? null }));
  },
  moveBack: async (trx, moved, fromId, toId) => {
    for (const { row, before } of moved as Moved[]) {
      const there = await take(trx, fromId, row);
      if (!there) continue;
      await noteContacts(trx, [{ personId: toId, ...row }], row.batch_id);
      if (before) {
        const kept = { personId: fromId, day: row.day, channel: row.channel, direction: before };
        await noteContacts(trx, [kept], row.batch_id);
      }
    }
  },
};

const dayOf = (row: Row): string => `${row.day} ${row.channel} ${row.batch_id ?? 0}`;

const rowsOf = (trx: Write, personId: number): Promise<Row[]> =>
  trx
    .selectFrom('person_contact')
    .select(['day', 'direction', 'channel', 'batch_id'])
    .where('person_id', '=', personId)
    .execute();

/** Takes a day away; false when it is not there any more, because its import was undone. */
async function take(trx: Write, personId: number, row: Row): Promise<boolean> {
  const done = await trx
    .deleteFrom('person_contact')
    .where('person_id', '=', personId)
    .where('day', '=', row.day)
    .where('channel', '=', row.channel)
    .where('batch_id', 'is not distinct from', row.batch_id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}
