import { isDeepStrictEqual } from 'node:util';
import { goalById, type Happened } from '#goals';
import { personById } from '#people';
import { type Kith, Refusal, type Write, waitForTurn } from '#platform';
import { strangerById } from '../beyond/add.ts';
import { questionsOf } from '../questions.ts';
import { BRIEFS_PER_GOAL_MAX } from './limits.ts';
import { briefById, briefsOf } from './queries.ts';
import { briefOfGap } from './rules.ts';
import type { BriefForm, BriefView, CandidateForm, NewBrief } from './schema.ts';

/** Keeps whom one looks for, for a goal. Throws `not_found` when the goal is not the member's. */
export async function addBrief(
  kith: Kith,
  memberId: number,
  { goalId, ...brief }: NewBrief & { goalId: number },
): Promise<BriefView> {
  const goal = await goalById(kith, memberId, goalId);
  const id = await kith.db.write((trx) =>
    insertBrief(kith, trx, { memberId, goalId: goal.id, ...brief }),
  );
  kith.wakeJobs();
  return briefById(kith, memberId, id);
}

async function insertBrief(
  kith: Kith,
  trx: Write,
  { memberId, goalId, ...brief }: NewBrief & { memberId: number; goalId: number },
): Promise<number> {
  const now = kith.now();
  const { count } = await trx
    .selectFrom('brief')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('goal_id', '=', goalId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= BRIEFS_PER_GOAL_MAX)
    throw new Refusal('too_many', 'So many search briefs for one goal cannot be kept.');
  const made = await trx
    .insertInto('brief')
    .values({
      goal_id: goalId,
      question: brief.question,
      criteria: listOf(brief.criteria),
      different: listOf(brief.different),
      words: null,
      state: 'open',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await kith.announce(trx, 'brief.written', {
    key: `brief:${made.id}`,
    memberId,
    goalId,
    personIds: [],
    at: now,
    subject: { kind: 'brief', id: made.id },
  } satisfies Happened);
  return made.id;
}

/** The search brief of a gap: the open one that was begun for it already, if it is as it was. */
export async function briefForGap(
  kith: Kith,
  memberId: number,
  { goalId, gap }: { goalId: number; gap: string },
): Promise<BriefView> {
  const goal = await goalById(kith, memberId, goalId);
  const brief = briefOfGap(gap, questionsOf(goal));
  const id = await kith.db.write(async (trx) => {
    // Pressed twice at once it begins one.
    await waitForTurn(kith.db, trx, 'gap');
    const known = (await briefsOf(trx, memberId, goalId)).find(
      ({ state, question, criteria, different }) =>
        state === 'open' && isDeepStrictEqual({ question, criteria, different }, brief),
    );
    return known?.id ?? insertBrief(kith, trx, { memberId, goalId, ...brief });
  });
  kith.wakeJobs();
  return briefById(kith, memberId, id);
}

const listOf = (chips: readonly string[]): string => JSON.stringify([...new Set(chips)]);

/** Changes what the form names of a brief, and leaves the rest; closed it is out of the way, and can be opened again. */
export async function changeBrief(
  kith: Kith,
  memberId: number,
  id: number,
  form: BriefForm,
): Promise<BriefView> {
  const known = await briefById(kith, memberId, id);
  // Words are chosen from a question: another one is read anew.
  const isAsBefore = form.question === undefined || form.question === known.question;
  const words = form.words === undefined && isAsBefore ? known.words : (form.words ?? null);
  await kith.db.write((trx) =>
    trx
      .updateTable('brief')
      .set({
        question: form.question ?? known.question,
        criteria: listOf(form.criteria ?? known.criteria),
        different: listOf(form.different ?? known.different),
        words: words === null ? null : listOf(words),
        state: form.state ?? known.state,
        updated_at: kith.now(),
      })
      .where('id', '=', known.id)
      .execute(),
  );
  return briefById(kith, memberId, id);
}

/** Keeps a candidate for a brief or puts them out of its sight; "open" takes that back. */
export async function decideCandidate(
  kith: Kith,
  memberId: number,
  briefId: number,
  { kind, id, state }: CandidateForm,
): Promise<void> {
  const brief = await briefById(kith, memberId, briefId);
  const one =
    kind === 'person'
      ? await personById(kith, memberId, id)
      : await strangerById(kith, memberId, id);
  const column = kind === 'person' ? 'person_id' : 'stranger_id';
  await kith.db.write(async (trx) => {
    await trx
      .deleteFrom('brief_candidate')
      .where('brief_id', '=', brief.id)
      .where(column, '=', one.id)
      .execute();
    if (state === 'open') return;
    await trx
      .insertInto('brief_candidate')
      .values({
        brief_id: brief.id,
        person_id: kind === 'person' ? one.id : null,
        stranger_id: kind === 'stranger' ? one.id : null,
        state,
        noted_at: kith.now(),
      })
      .execute();
  });
}
