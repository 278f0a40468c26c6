import { type Kith, Refusal, type Write } from '#platform';
import { touchPerson } from '../directory/change.ts';
import { personById } from '../directory/queries.ts';
import type { Stage } from './limits.ts';
import { tieOf } from './queries.ts';
import type { TieForm, TieView } from './schema.ts';

/** A stage corrected within this time was never another one: an undo leaves no trace. */
const SITTING_MS = 10 * 60 * 1000;

/** Says how one stands to a person; what the form leaves out stays. */
export async function changeTie(
  kith: Kith,
  memberId: number,
  personId: number,
  form: TieForm,
): Promise<TieView> {
  const person = await personById(kith, memberId, personId);
  if (person.isMe) throw new Refusal('invalid', 'This is you. There is no tie to yourself.');
  if (form.metThroughId === person.id)
    throw new Refusal('invalid', 'Choose somebody else: nobody is met through themselves.');
  const through = form.metThroughId
    ? (await personById(kith, memberId, form.metThroughId)).id
    : form.metThroughId;
  await kith.db.write(async (trx) => {
    const now = kith.now();
    await touchPerson(trx, memberId, person.id, now);
    const before = await stageNow(trx, person.id);
    await trx
      .insertInto('person_tie')
      .values({
        person_id: person.id,
        stage: null,
        tie: null,
        met_through: null,
        cadence_days: null,
        noted_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .updateTable('person_tie')
      .set(changesOf({ ...form, metThroughId: through }, now))
      .where('person_id', '=', person.id)
      .execute();
    if (form.stage !== undefined && form.stage !== before)
      await noteStage(trx, { personId: person.id, stage: form.stage, now });
  });
  return tieOf(kith, memberId, person.id);
}

function changesOf(form: TieForm, now: number) {
  const named = {
    stage: form.stage,
    tie: form.tie,
    reasons: form.reasons && JSON.stringify([...new Set(form.reasons)]),
    why: form.why?.trim(),
    how_met: form.howMet?.trim(),
    met_through: form.metThroughId,
    cadence_days: form.cadenceDays,
    noted_at: now,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

async function stageNow(trx: Write, personId: number): Promise<Stage | null> {
  const row = await trx
    .selectFrom('person_tie')
    .select('stage')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.stage ?? null;
}

/** The history of stages: what was said and taken back in one sitting is not in it. */
async function noteStage(
  trx: Write,
  { personId, stage, now }: { personId: number; stage: Stage | null; now: number },
): Promise<void> {
  await trx
    .deleteFrom('person_stage')
    .where('person_id', '=', personId)
    .where('noted_at', '>', now - SITTING_MS)
    .execute();
  const last = await trx
    .selectFrom('person_stage')
    .select('stage')
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((last?.stage ?? null) === stage) return;
  await trx
    .insertInto('person_stage')
    .values({ person_id: personId, stage, noted_at: now })
    .execute();
}
