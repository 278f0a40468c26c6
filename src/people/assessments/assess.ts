import type { Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { touchPerson } from '../directory/change.ts';
import { type Assessment, recordChange } from './history.ts';
import { ASSESSMENTS_PER_GOAL_MAX } from './limits.ts';
import type { AssessmentView } from './schema.ts';

/**
 * Writes down what the member decides about a person for a goal; 'unknown' takes it back.
 * Throws `not_found` when the goal or the person is not the member's.
 */
export async function assess(kith: Kith, memberId: number, assessment: Assessment): Promise<void> {
  const { goalId, personId, criterion, value, reason } = assessment;
  await kith.db.write(async (trx) => {
    await refuseStrangeGoal(trx, memberId, goalId);
    await touchPerson(trx, memberId, personId, kith.now());
    if (value === 'unknown') await forget(trx, { goalId, personId, criterion });
    else {
      await refuseTooMany(trx, goalId);
      await remember(trx, { goalId, personId, criterion, value, reason }, kith.now());
    }
    await recordChange(trx, assessment, kith.now());
    await tell(kith, trx, memberId, assessment);
  });
  kith.wakeJobs();
}

/**
 * Tells of every change, for finding learns from each. To judge a person for a goal is one happening,
 * however many criteria it took; it is taken back when nothing is decided of them any more.
 */
async function tell(
  kith: Kith,
  trx: Write,
  memberId: number,
  { goalId, personId, criterion, value }: Assessment,
): Promise<void> {
  const isJudged = await trx
    .selectFrom('assessment')
    .select('id')
    .where('goal_id', '=', goalId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  const happened: Happened = {
    key: `assessed:${goalId}:${personId}`,
    memberId,
    goalId,
    personIds: [personId],
    at: kith.now(),
    subject: { kind: 'person', id: personId },
  };
  const event = isJudged ? 'person.assessed' : 'person.unassessed';
  await kith.announce(trx, event, { ...happened, personId, criterion, value });
}

async function forget(
  trx: Write,
  { goalId, personId, criterion }: Pick<Assessment, 'goalId' | 'personId' | 'criterion'>,
): Promise<void> {
  await trx
    .deleteFrom('assessment')
    .where('goal_id', '=', goalId)
    .where('person_id', '=', personId)
    .where('criterion', '=', criterion)
    .execute();
}

async function remember(
  trx: Write,
  { goalId, personId, criterion, value, reason }: Assessment & { value: 'yes' | 'no' },
  now: number,
): Promise<void> {
  const decided = { value, reason, noted_at: now };
  await trx
    .insertInto('assessment')
    .values({ goal_id: goalId, person_id: personId, criterion, ...decided })
    .onConflict((conflict) =>
      conflict.columns(['goal_id', 'person_id', 'criterion']).doUpdateSet(decided),
    )
    .execute();
}

async function refuseStrangeGoal(trx: Write, memberId: number, goalId: number): Promise<void> {
  const goal = await trx
    .selectFrom('goal')
    .select('id')
    .where('id', '=', goalId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!goal) throw new Refusal('not_found', 'There is no such goal.');
}

async function refuseTooMany(trx: Write, goalId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('assessment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('goal_id', '=', goalId)
    .executeTakeFirstOrThrow();
  if (Number(count) > ASSESSMENTS_PER_GOAL_MAX)
    throw new Refusal(
      'too_many',
      'So many judgements for one goal cannot be kept. Take some back first.',
    );
}

/** What the member decided about people for a goal, the latest first. What is not there is unknown. */
export async function assessmentsFor(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<AssessmentView[]> {
  const rows = await kith.db.read
    .selectFrom('assessment')
    .innerJoin('goal', 'goal.id', 'assessment.goal_id')
    .innerJoin('person', 'person.id', 'assessment.person_id')
    .select([
      'assessment.person_id',
      'assessment.criterion',
      'assessment.value',
      'assessment.reason',
      'assessment.noted_at',
    ])
    .where('assessment.goal_id', '=', goalId)
    .where('goal.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('assessment.noted_at', 'desc')
    .orderBy('assessment.id', 'desc')
    .limit(ASSESSMENTS_PER_GOAL_MAX)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    criterion: row.criterion,
    value: row.value,
    reason: row.reason,
    notedAt: row.noted_at,
  }));
}
