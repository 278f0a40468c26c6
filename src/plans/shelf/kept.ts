import {
  goalById,
  goalsShownBy,
  goalTitle,
  type Happened,
  type SharedGoal,
  sharedGoals,
} from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { entryById } from '#sources';
import { documentsOf } from '../kits/queries.ts';
import { removeSteps } from '../steps/remove.ts';
import { insertSteps, requireRoom } from '../steps/write.ts';
import { wordsOf } from './goal-words.ts';
import { KEPT_PER_GOAL_MAX, type KeepForm, type KeptView, type PathKind } from './schema.ts';

const TITLE_CHARS_MAX = 300;
const noSuchPath = () => new Refusal('not_found', 'There is no such thing on the shelf.');

/**
 * What a member kept for a goal, the last first; for an export, of all goals. What another's goal is called is theirs:
 * it is read where it stands, as long as they let it be seen, and never kept here.
 */
export async function keptOf(kith: Kith, memberId: number, goalId?: number): Promise<KeptView[]> {
  let query = kith.db.read
    .selectFrom('kept_path')
    .innerJoin('goal', 'goal.id', 'kept_path.goal_id')
    .select([
      'kept_path.id',
      'kept_path.kind',
      'kept_path.subject_id as subjectId',
      'kept_path.title',
      'kept_path.url',
      'kept_path.takeaway',
      'kept_path.step_id as stepId',
      'kept_path.kept_at as keptAt',
    ])
    .where('kept_path.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .orderBy('kept_path.id', 'desc');
  if (goalId !== undefined) query = query.where('kept_path.goal_id', '=', goalId);
  const kept = await query.execute();
  if (!kept.some(({ kind }) => kind === 'goal')) return kept;
  const shown = new Map((await goalsShownBy(kith, memberId)).map((goal) => [goal.id, goal]));
  return kept.map((one) =>
    one.kind === 'goal' ? { ...one, title: titleOf(shown.get(one.subjectId)) } : one,
  );
}

const titleOf = (goal: SharedGoal | undefined): string =>
  goal ? `${goalTitle(goal)} (${goal.memberName})` : 'A goal that is not shared any more';

interface Path {
  title: string;
  url: string | null;
  personIds: number[];
}

/** What is on the shelf under this number, if the member may see it. */
async function pathOf(
  kith: Kith,
  memberId: number,
  { kind, id, words }: { kind: PathKind; id: number; words: string },
): Promise<Path> {
  if (kind === 'entry') {
    const { title, url, people } = await entryById(kith, memberId, id);
    return { title: title || 'Untitled', url, personIds: people.map((person) => person.id) };
  }
  if (kind === 'goal') {
    const goal = (await sharedGoals(kith, memberId, { words })).find((one) => one.id === id);
    if (!goal) throw noSuchPath();
    return { title: '', url: null, personIds: [] };
  }
  const kit = (await documentsOf(kith, memberId)).find((one) => one.id === id);
  if (!kit) throw noSuchPath();
  return { title: kit.title, url: null, personIds: [] };
}

/**
 * Keeps something of how somebody got there: in own words, as a step, or both. Keeping of the same
 * again replaces the words. Only this is told as studied; looking is not.
 */
export async function keepPath(
  kith: Kith,
  memberId: number,
  goalId: number,
  form: KeepForm,
): Promise<KeptView> {
  const goal = await goalById(kith, memberId, goalId);
  if (form.takeaway === '' && form.step === null) {
    const message = 'Say what you take from it, or make a step of it.';
    throw new Refusal('invalid', message, { takeaway: message });
  }
  const path = await pathOf(kith, memberId, { ...form, words: wordsOf(goal) });
  const id = await kith.db.write(async (trx) => {
    await requireFree(trx, goalId);
    const stepId = await stepFrom(kith, trx, { memberId, goalId, form, path });
    const kept = await insertKept(trx, { memberId, goalId, form, path, stepId, now: kith.now() });
    await kith.announce(trx, 'path.studied', {
      key: studiedKey({ goalId, ...form }),
      memberId,
      goalId,
      personIds: path.personIds,
      at: kith.now(),
      subject: { kind: 'path', id: kept },
    } satisfies Happened);
    return kept;
  });
  kith.wakeJobs();
  const kept = (await keptOf(kith, memberId, goalId)).find((one) => one.id === id);
  if (!kept) throw noSuchPath();
  return kept;
}

const studiedKey = ({ goalId, kind, id }: { goalId: number; kind: PathKind; id: number }) =>
  `path:${goalId}:${kind}:${id}:studied`;

async function requireFree(trx: Write, goalId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('kept_path')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('goal_id', '=', goalId)
    .executeTakeFirstOrThrow();
  if (Number(count) < KEPT_PER_GOAL_MAX) return;
  throw new Refusal('too_many', `You kept ${KEPT_PER_GOAL_MAX} of them. Let go of some first.`);
}

interface Keeping {
  memberId: number;
  goalId: number;
  form: KeepForm;
  path: Path;
}

/** A step made of what one keeps: with its address, and with whoever wrote it. */
async function stepFrom(
  kith: Kith,
  trx: Write,
  { memberId, goalId, form, path }: Keeping,
): Promise<number | null> {
  if (form.step === null) return null;
  await requireRoom(trx, memberId, { goalId, more: 1 });
  const step = { text: form.step, address: path.url ?? '', personId: path.personIds[0] ?? null };
  const [made] = await insertSteps(kith, trx, { memberId, goalId, forms: [step] });
  return made ?? null;
}

async function insertKept(
  trx: Write,
  { memberId, goalId, form, path, stepId, now }: Keeping & { stepId: number | null; now: number },
): Promise<number> {
  const row = {
    title: path.title.slice(0, TITLE_CHARS_MAX).toWellFormed(),
    url: path.url,
    takeaway: form.takeaway,
    kept_at: now,
    // Kept again in other words, it keeps its step.
    ...(stepId === null ? {} : { step_id: stepId }),
  };
  const subject = { goal_id: goalId, kind: form.kind, subject_id: form.id };
  const { id } = await trx
    .insertInto('kept_path')
    .values({ step_id: null, ...row, ...subject, member_id: memberId })
    .onConflict((conflict) => conflict.columns(['goal_id', 'kind', 'subject_id']).doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lets go of something kept: it counts as studied no more. With it goes the step that was made of it, if that is still to be done. */
export async function letGoPath(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const gone = await trx
      .deleteFrom('kept_path')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .returning(['goal_id as goalId', 'kind', 'subject_id as id', 'step_id'])
      .executeTakeFirst();
    if (!gone) throw noSuchPath();
    await kith.announce(trx, 'path.let-go', {
      key: studiedKey(gone),
      memberId,
      goalId: gone.goalId,
      at: kith.now(),
    } satisfies Happened);
    if (gone.step_id === null) return;
    const step = await trx
      .selectFrom('step')
      .select('state')
      .where('id', '=', gone.step_id)
      .executeTakeFirst();
    if (step?.state === 'planned') await removeSteps(kith, trx, memberId, [gone.step_id]);
  });
  kith.wakeJobs();
}
