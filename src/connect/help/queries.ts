import { type Kith, type Read, Refusal } from '#platform';
import type { Intent } from '../moves/schema.ts';
import type { Rung } from './limits.ts';
import { HELPS_MAX, type HelpView } from './schema.ts';

const noSuchHelp = () => new Refusal('not_found', 'There is no such help.');

/** What a done move was on the ladder; to ask is no rung. */
const RUNG_OF_MOVE: Partial<Record<Intent, Rung>> = {
  thank: 'thank',
  share: 'send',
  challenge: 'feedback',
  introduce: 'introduce',
};

/** The rungs taken with each person: what was noted as help, and moves that were done. */
export async function takenRungs(read: Read, memberId: number): Promise<Map<number, Set<Rung>>> {
  const helps = await helpRows(read, memberId).execute();
  const moves = await read
    .selectFrom('move')
    .select(['person_id', 'intent'])
    .distinct()
    .where('member_id', '=', memberId)
    .where('state', '=', 'done')
    .execute();
  const taken = new Map<number, Set<Rung>>();
  const add = (personId: number, rung: Rung) =>
    taken.set(personId, (taken.get(personId) ?? new Set()).add(rung));
  for (const { person_id, rung } of helps) add(person_id, rung);
  for (const { person_id, intent } of moves) {
    const rung = RUNG_OF_MOVE[intent];
    if (rung) add(person_id, rung);
  }
  return taken;
}

export async function helpById(kith: Kith, memberId: number, id: number): Promise<HelpView> {
  const row = await helpRows(kith.db.read, memberId).where('help.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchHelp();
  return viewOf(row);
}

/** All of a member's, oldest first: an export. */
export async function exportHelps(kith: Kith, memberId: number): Promise<HelpView[]> {
  const rows = await helpRows(kith.db.read, memberId).orderBy('help.id').execute();
  return rows.map(viewOf);
}

/** Those whose person is there, and whose encounter was not removed. */
function helpRows(read: Read, memberId: number) {
  return read
    .selectFrom('help')
    .innerJoin('person', 'person.id', 'help.person_id')
    .leftJoin('interaction', 'interaction.id', 'help.interaction_id')
    .selectAll('help')
    .select('person.name')
    .where('help.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('interaction.removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('help.rung', '=', 'notice'), eb('help.interaction_id', 'is not', null)]),
    )
    .limit(HELPS_MAX);
}
type Row = Awaited<ReturnType<ReturnType<typeof helpRows>['execute']>>[number];

const viewOf = (row: Row): HelpView => ({
  id: row.id,
  person: { id: row.person_id, name: row.name },
  needId: row.need_id,
  rung: row.rung,
  interactionId: row.interaction_id,
  createdAt: row.created_at,
});
