import { z } from '@hono/zod-openapi';
import { goalById, type Happened } from '#goals';
import { personById, touchPerson } from '#people';
import type { Kith, Write } from '#platform';
import { learnFrom } from './learning/note-lesson.ts';

export const Decision = z.enum(['chosen', 'later', 'dismissed', 'open']);
export type Decision = z.infer<typeof Decision>;

/** Records what a member decided about a person for a goal; "open" takes a decision back. */
export async function decide(
  kith: Kith,
  memberId: number,
  { goalId, personId, decision }: { goalId: number; personId: number; decision: Decision },
): Promise<void> {
  await goalById(kith, memberId, goalId);
  await personById(kith, memberId, personId);
  await kith.db.write(async (trx) => {
    // Whom one puts aside may go again with the import that brought them.
    const isWanted = decision === 'chosen' || decision === 'later';
    if (isWanted) await touchPerson(trx, memberId, personId, kith.now());
    const before = await decisionOn(trx, { goalId, personId });
    if (decision === 'open') await forgetChoice(trx, { goalId, personId });
    else await rememberChoice(trx, { goalId, personId, decision, now: kith.now() });
    await announceChoice(kith, trx, { memberId, goalId, personId, before, after: decision });
    const verdict = decision === 'open' ? null : decision;
    await learnFrom(trx, kith.now(), { memberId, goalId, personId, about: 'choice', verdict });
  });
  kith.wakeJobs();
}

async function decisionOn(
  trx: Write,
  { goalId, personId }: { goalId: number; personId: number },
): Promise<Decision> {
  const known = await trx
    .selectFrom('choice')
    .select('decision')
    .where('goal_id', '=', goalId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return known?.decision ?? 'open';
}

async function forgetChoice(
  trx: Write,
  { goalId, personId }: { goalId: number; personId: number },
): Promise<void> {
  await trx
    .deleteFrom('choice')
    .where('goal_id', '=', goalId)
    .where('person_id', '=', personId)
    .execute();
}

/** To choose somebody for a goal is learning; it is told once, and taken back with the choice. */
async function announceChoice(
  kith: Kith,
  trx: Write,
  {
    memberId,
    goalId,
    personId,
    before,
    after,
  }: { memberId: number; goalId: number; personId: number; before: Decision; after: Decision },
): Promise<void> {
  if (before === after || ![before, after].includes('chosen')) return;
  await kith.announce(trx, after === 'chosen' ? 'person.chosen' : 'person.unchosen', {
    key: `choice:${goalId}:${personId}`,
    memberId,
    goalId,
    personIds: [personId],
    at: kith.now(),
    subject: { kind: 'person', id: personId },
  } satisfies Happened);
}

export async function rememberChoice(
  trx: Write,
  {
    goalId,
    personId,
    decision,
    now,
  }: { goalId: number; personId: number; decision: Exclude<Decision, 'open'>; now: number },
): Promise<void> {
  const decided = { decision, decided_at: now };
  await trx
    .insertInto('choice')
    .values({ goal_id: goalId, person_id: personId, ...decided })
    .onConflict((conflict) => conflict.columns(['goal_id', 'person_id']).doUpdateSet(decided))
    .execute();
}

/** What was decided for a goal, by person. */
export async function choicesFor(
  kith: Kith,
  goalId: number,
): Promise<Map<number, Exclude<Decision, 'open'>>> {
  const rows = await kith.db.read
    .selectFrom('choice')
    .select(['person_id', 'decision'])
    .where('goal_id', '=', goalId)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.decision]));
}
