import { goalById, type Happened } from '#goals';
import { touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { learnFrom } from '../learning/note-lesson.ts';
import { HELP_PER_GOAL_MAX } from './limits.ts';
import type { HelpForm } from './schema.ts';

export interface HelpSaid extends HelpForm {
  goalId: number;
  personId: number;
}

/**
 * Writes down whether a person helped with a goal; said again for the same occasion it replaces what
 * was said, and "unsaid" takes it back. Throws `not_found` when goal or person is not the member's.
 */
export async function saidHelp(kith: Kith, memberId: number, said: HelpSaid): Promise<void> {
  await goalById(kith, memberId, said.goalId);
  await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, said.personId, kith.now());
    if (said.helped === 'unsaid') await forget(trx, said);
    else await remember(trx, { ...said, helped: said.helped }, kith.now());
    const { goalId, personId } = said;
    const verdict = VERDICT_OF[said.helped];
    await learnFrom(trx, kith.now(), { memberId, goalId, personId, about: 'help', verdict });
    await tell(kith, trx, memberId, said);
  });
  kith.wakeJobs();
}

/** To look whether somebody helped is to look at what one's way is worth; once for each occasion. */
async function tell(kith: Kith, trx: Write, memberId: number, said: HelpSaid): Promise<void> {
  const { goalId, personId, occasion, helped } = said;
  await kith.announce(trx, helped === 'unsaid' ? 'help.unweighed' : 'help.weighed', {
    key: `helped:${goalId}:${personId}:${occasion}`,
    memberId,
    goalId,
    personIds: [personId],
    at: kith.now(),
    subject: { kind: 'person', id: personId },
  } satisfies Happened);
}

const VERDICT_OF = {
  yes: 'helped',
  partly: 'partly-helped',
  no: 'not-helped',
  unsaid: null,
} as const;

async function forget(trx: Write, { goalId, personId, occasion }: HelpSaid): Promise<void> {
  await trx
    .deleteFrom('finding_help')
    .where('goal_id', '=', goalId)
    .where('person_id', '=', personId)
    .where('occasion', '=', occasion)
    .execute();
}

async function remember(
  trx: Write,
  said: HelpSaid & { helped: 'yes' | 'partly' | 'no' },
  now: number,
): Promise<void> {
  await refuseTooMany(trx, said.goalId);
  const answer = { helped: said.helped, note: said.note, said_at: now };
  await trx
    .insertInto('finding_help')
    .values({
      goal_id: said.goalId,
      person_id: said.personId,
      occasion: said.occasion,
      ...answer,
    })
    .onConflict((conflict) =>
      conflict.columns(['goal_id', 'person_id', 'occasion']).doUpdateSet(answer),
    )
    .execute();
}

async function refuseTooMany(trx: Write, goalId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('finding_help')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('goal_id', '=', goalId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= HELP_PER_GOAL_MAX)
    throw new Refusal('too_many', 'So many answers for one goal cannot be kept.');
}
