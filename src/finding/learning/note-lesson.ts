import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { enqueue, type JobHandler, type Kith, type Write } from '#platform';
import { viewOf } from '../index-view.ts';
import { questionsOf } from '../questions.ts';
import { rankQuestion } from '../rank-question.ts';
import { type RankedPerson, SIGNALS, type Signal } from '../ranking/index.ts';
import type { Differences } from './learn.ts';
import { VERDICTS, type Verdict } from './limits.ts';

const LEARN = 'finding.learn';
/** The others a person is set beside: as many as are shown for a question. */
const OTHERS_MAX = 10;
const QUESTIONS_MAX = 10;
const ATTEMPTS_MAX = 3;

const Payload = z.object({
  memberId: z.number().int(),
  goalId: z.number().int(),
  personId: z.number().int(),
  about: z.enum(['choice', 'assessment', 'help']),
  verdict: z.enum(VERDICTS).nullable(),
});
export type ToLearn = z.infer<typeof Payload>;

/** Asks for a lesson in the transaction of what it is learnt from; `verdict` null takes one back. */
export async function learnFrom(trx: Write, now: number, lesson: ToLearn): Promise<void> {
  const { goalId, personId, about } = lesson;
  await enqueue(trx, now, [
    { kind: LEARN, payload: lesson, orderingKey: `learn ${goalId} ${personId} ${about}` },
  ]);
}

export const learnJobs = (kith: Kith): Record<string, JobHandler> => ({
  [LEARN]: {
    attemptsMax: ATTEMPTS_MAX,
    run: (payload) => noteLesson(kith, Payload.parse(payload)),
  },
});

/** Writes down how a person stood beside the others when the member decided about them. Bears being done twice. */
export async function noteLesson(kith: Kith, lesson: ToLearn): Promise<void> {
  const { memberId, goalId, personId, about, verdict } = lesson;
  const differences = verdict === null ? null : await standingOf(kith, lesson);
  await kith.db.write(async (trx) => {
    if (verdict === null || differences === null) {
      await trx
        .deleteFrom('finding_lesson')
        .where('goal_id', '=', goalId)
        .where('person_id', '=', personId)
        .where('about', '=', about)
        .execute();
      return;
    }
    // Erased meanwhile, together with what would be learnt from.
    const person = await trx
      .selectFrom('person')
      .select('id')
      .where('id', '=', personId)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (person) await remember(trx, { goalId, personId, about, verdict, differences, kith });
  });
}

async function remember(
  trx: Write,
  lesson: {
    goalId: number;
    personId: number;
    about: ToLearn['about'];
    verdict: Verdict;
    differences: Differences;
    kith: Kith;
  },
): Promise<void> {
  const learnt = {
    verdict: lesson.verdict,
    differences: JSON.stringify(lesson.differences),
    learnt_at: lesson.kith.now(),
    forgotten_at: null,
  };
  await trx
    .insertInto('finding_lesson')
    .values({
      goal_id: lesson.goalId,
      person_id: lesson.personId,
      about: lesson.about,
      ...learnt,
    })
    .onConflict((conflict) =>
      conflict.columns(['goal_id', 'person_id', 'about']).doUpdateSet(learnt),
    )
    .execute();
}

/** How far the person stands above the others shown for the question that fits them best; null where nothing was found of them. */
async function standingOf(kith: Kith, { memberId, goalId, personId }: ToLearn) {
  const goal = await goalById(kith, memberId, goalId).catch(() => null);
  if (!goal) return null;
  const texts = questionsOf(goal);
  const view = await viewOf(kith, memberId);
  let best: { score: number; differences: Differences } | null = null;
  for (const { text } of texts.slice(0, QUESTIONS_MAX)) {
    const { people } = await rankQuestion(kith, { memberId, text, context: goal.able }, view);
    const person = people.find((one) => one.personId === personId);
    const others = people.filter((one) => one.personId !== personId).slice(0, OTHERS_MAX);
    if (!person || others.length === 0 || (best && best.score >= person.score)) continue;
    best = { score: person.score, differences: differencesOf(person, others) };
  }
  return best?.differences ?? null;
}

function differencesOf(person: RankedPerson, others: readonly RankedPerson[]): Differences {
  const value = (one: RankedPerson, signal: Signal): number =>
    one.contributions.find((contribution) => contribution.signal === signal)?.value ?? 0;
  const rounded = (number: number): number => Math.round(number * 1_000) / 1_000;
  const difference = (signal: Signal): number =>
    rounded(
      value(person, signal) -
        others.reduce((sum, other) => sum + value(other, signal), 0) / others.length,
    );
  return Object.fromEntries(SIGNALS.map((signal) => [signal, difference(signal)])) as Record<
    Signal,
    number
  >;
}
