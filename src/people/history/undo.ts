import { type Kith, Refusal, type Write } from '#platform';
import { addFieldIn, nameByHand, touchPerson } from '../directory/change.ts';
import { partIn, type Retired } from '../directory/merge.ts';
import { restoreIn } from '../directory/remove.ts';
import type { FieldForm } from '../directory/schema.ts';
import { type SplitName, unsplitIn } from '../directory/split.ts';
import { putOnList, takeOffList } from '../lists/write.ts';
import type { ChangeKind } from './limits.ts';

interface On {
  person_id: number;
  part: string;
  material: string | null;
  removed_at: number | null;
  merged_into: number | null;
}
interface Change {
  id: number;
  memberId: number;
  listId: number | null;
  on: On[];
}
type Undo = (kith: Kith, trx: Write, change: Change) => Promise<void>;

/**
 * Takes back what was done to people, the last first, all or nothing. What is undone already is
 * passed over, so that a lost answer can be asked for again. Throws `conflict`, with what to do,
 * when something that came after stands in the way.
 */
export async function undoChanges(
  kith: Kith,
  memberId: number,
  changeIds: readonly number[],
): Promise<void> {
  await kith.db.write(async (trx) => {
    for (const id of [...new Set(changeIds)].sort((a, b) => b - a)) {
      const change = await trx
        .selectFrom('person_change')
        .select(['kind', 'list_id', 'undone_at'])
        .where('id', '=', id)
        .where('member_id', '=', memberId)
        .executeTakeFirst();
      if (!change) throw new Refusal('not_found', 'There is no such change.');
      if (change.undone_at !== null) continue;
      const on = await peopleOn(trx, id);
      await UNDO[change.kind](kith, trx, { id, memberId, listId: change.list_id, on });
      await trx
        .updateTable('person_change')
        .set({ undone_at: kith.now() })
        .where('id', '=', id)
        .execute();
    }
  });
  kith.wakeJobs();
}

const peopleOn = (trx: Write, changeId: number): Promise<On[]> =>
  trx
    .selectFrom('person_change_on')
    .innerJoin('person', 'person.id', 'person_change_on.person_id')
    .select(['person_id', 'part', 'material', 'removed_at', 'merged_into'])
    .where('change_id', '=', changeId)
    .execute();

const gone = () =>
  new Refusal('conflict', 'Too long ago: what is needed to undo this is not kept any more.');
const later = () =>
  new Refusal('conflict', 'Something came after this. Undo that first, then this can be undone.');

function partOf(change: Change, part: string): On {
  const found = change.on.find((one) => one.part === part);
  if (!found) throw gone();
  return found;
}

const materialOf = <Material>(on: On): Material => JSON.parse(on.material ?? 'null') as Material;

const undoMerge: Undo = async (kith, trx, change) => {
  const [kept, left] = [partOf(change, 'kept'), partOf(change, 'gone')];
  if (kept.removed_at !== null || left.merged_into !== kept.person_id) throw later();
  await partIn(kith, trx, {
    memberId: change.memberId,
    keepId: kept.person_id,
    goneId: left.person_id,
    ...materialOf<Retired>(left),
  });
};

const undoSplit: Undo = async (kith, trx, change) => {
  const [from, made] = [partOf(change, 'from'), partOf(change, 'new')];
  if (from.removed_at !== null || made.removed_at !== null) throw later();
  // Splits from before this was written down have none.
  const { nameId } = materialOf<SplitName | null>(made) ?? { nameId: null };
  const people = { fromId: from.person_id, newId: made.person_id };
  await unsplitIn(kith, trx, { memberId: change.memberId, ...people, nameId });
};

const undoRemoval: Undo = async (kith, trx, { memberId, on }) => {
  if (on.length === 0) throw gone();
  const ids = on.filter((one) => one.merged_into === null).map((one) => one.person_id);
  await restoreIn(kith, trx, memberId, ids);
};

const undoListing =
  (way: 'on' | 'off'): Undo =>
  async (kith, trx, { memberId, listId, on }) => {
    if (listId === null) throw gone();
    const personIds = on.map((one) => one.person_id);
    if (way === 'on') await putOnList(trx, memberId, { listId, personIds, now: kith.now() });
    else await takeOffList(trx, memberId, { listId, personIds });
  };

const undoName: Undo = async (kith, trx, change) => {
  const one = partOf(change, 'one');
  await touchPerson(trx, change.memberId, one.person_id, kith.now());
  await nameByHand(kith, trx, one.person_id, materialOf<string[]>(one));
};

const undoTakingBack: Undo = async (kith, trx, change) => {
  const one = partOf(change, 'one');
  await touchPerson(trx, change.memberId, one.person_id, kith.now());
  const form = materialOf<FieldForm>(one);
  await addFieldIn(kith, trx, { memberId: change.memberId, personId: one.person_id, form });
};

const UNDO: Record<ChangeKind, Undo> = {
  merged: undoMerge,
  split: undoSplit,
  removed: undoRemoval,
  listed: undoListing('off'),
  unlisted: undoListing('on'),
  renamed: undoName,
  'taken-back': undoTakingBack,
};
