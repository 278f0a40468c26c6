import { goalById, goalTitle, type Happened } from '#goals';
import { type Kith, type Read, Refusal, type Write } from '#platform';
import { touchPerson } from '../directory/change.ts';
import { OBSERVATIONS_PER_PERSON_MAX } from './limits.ts';
import type { NewObservation, ObservationForm, ObservationView } from './schema.ts';

const noSuchObservation = () => new Refusal('not_found', 'There is no such observation.');

/**
 * Notes what the member saw a person do. Throws `not_found` when person or goal is not the member's,
 * `invalid` for "something else" without words.
 */
export async function observe(
  kith: Kith,
  memberId: number,
  { personId, ...form }: NewObservation & { personId: number },
): Promise<ObservationView> {
  if (form.goalId !== null) await goalById(kith, memberId, form.goalId);
  refuseWordless(form);
  const id = await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, personId, kith.now());
    await refuseTooMany(trx, personId);
    const made = await trx
      .insertInto('observation')
      .values({
        member_id: memberId,
        person_id: personId,
        goal_id: form.goalId,
        kind: form.kind,
        day: form.day,
        words: form.words,
        noted_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tell(kith, trx, 'person.observed', { memberId, id: made.id, ...form, personId });
    return made.id;
  });
  kith.wakeJobs();
  return observationById(kith, memberId, id);
}

interface Told {
  memberId: number;
  id: number;
  personId: number;
  goalId: number | null;
  day: string;
}

/** Of the day on which it was seen, as the member says. */
async function tell(
  kith: Kith,
  trx: Write,
  event: 'person.observed' | 'person.unobserved',
  { memberId, id, personId, goalId, day }: Told,
): Promise<void> {
  const now = kith.now();
  await kith.announce(trx, event, {
    key: `observation:${id}`,
    memberId,
    goalId,
    personIds: [personId],
    at: now,
    // At noon; what was seen this morning has not yet to be.
    happenedAt: Math.min(Date.parse(`${day}T12:00:00Z`), now),
    subject: { kind: 'person', id: personId },
  } satisfies Happened);
}

function refuseWordless({ kind, words }: Pick<NewObservation, 'kind' | 'words'>): void {
  if (kind === 'other' && words === '')
    throw new Refusal('invalid', 'Say in a few words what you saw.');
}

async function refuseTooMany(trx: Write, personId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('observation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= OBSERVATIONS_PER_PERSON_MAX)
    throw new Refusal(
      'too_many',
      'So many observations of one person cannot be kept. Remove old ones first.',
    );
}

/** Changes what the form names of an observation and leaves the rest. */
export async function changeObservation(
  kith: Kith,
  memberId: number,
  id: number,
  form: ObservationForm,
): Promise<ObservationView> {
  const known = await observationById(kith, memberId, id);
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  refuseWordless({ kind: form.kind ?? known.kind, words: form.words ?? known.words });
  const named = { kind: form.kind, day: form.day, words: form.words, goal_id: form.goalId };
  const changes = Object.entries(named).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return known;
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('observation')
      .set(Object.fromEntries(changes))
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
    const goalId = form.goalId === undefined ? (known.goal?.id ?? null) : form.goalId;
    const told = { memberId, id, personId: known.personId, goalId, day: form.day ?? known.day };
    await tell(kith, trx, 'person.observed', told);
  });
  kith.wakeJobs();
  return observationById(kith, memberId, id);
}

/** Takes an observation away for good. Nothing hangs on it, so that undo may simply note it again. */
export async function removeObservation(kith: Kith, memberId: number, id: number): Promise<void> {
  const { personId, goal, day } = await observationById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    await trx
      .deleteFrom('observation')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
    const told = { memberId, id, personId, goalId: goal?.id ?? null, day };
    await tell(kith, trx, 'person.unobserved', told);
  });
  kith.wakeJobs();
}

async function observationById(kith: Kith, memberId: number, id: number): Promise<ObservationView> {
  const row = await observationRows(kith.db.read, memberId)
    .where('observation.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchObservation();
  return viewOf(row);
}

/** What a member observed of these people, the latest day first; of people removed, nothing. */
export async function observationsOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<ObservationView[]> {
  if (personIds.length === 0) return [];
  const rows = await observationRows(kith.db.read, memberId)
    .where('observation.person_id', 'in', personIds)
    .orderBy('observation.day', 'desc')
    .orderBy('observation.id', 'desc')
    .limit(OBSERVATIONS_PER_PERSON_MAX * personIds.length)
    .execute();
  return rows.map(viewOf);
}

function observationRows(read: Read, memberId: number) {
  return read
    .selectFrom('observation')
    .innerJoin('person', 'person.id', 'observation.person_id')
    .leftJoin('goal', (join) =>
      join
        .onRef('goal.id', '=', 'observation.goal_id')
        .on('goal.removed_at', 'is', null)
        .on('goal.member_id', '=', memberId),
    )
    .select([
      'observation.id',
      'observation.person_id',
      'observation.kind',
      'observation.day',
      'observation.words',
      'observation.noted_at',
      'goal.id as goal_id',
      'goal.able',
      'goal.need',
    ])
    .where('observation.member_id', '=', memberId)
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof observationRows>['executeTakeFirstOrThrow']>>;

const viewOf = (row: Row): ObservationView => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  day: row.day,
  words: row.words,
  goal:
    row.goal_id === null
      ? null
      : { id: row.goal_id, title: goalTitle({ able: row.able ?? '', need: row.need ?? '' }) },
  notedAt: row.noted_at,
});
