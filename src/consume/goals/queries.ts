import { viewOf } from '#finding';
import { goalsOf, goalTitle } from '#goals';
import type { Kith } from '#platform';
import { arrivedTo } from '#sources';
import { hidingOf } from '../stream/hiding.ts';
import { linesOf, waitingIn } from '../stream/queries.ts';
import { readingMinutes } from '../stream/rules.ts';
import { settingsOf } from '../stream/settings.ts';
import { type Leanings, leaningsOf } from '../wishes/queries.ts';
import { leaned } from '../wishes/rules.ts';
import { compareKey, compareSoon, questionsAsked } from './compare.ts';
import { ENTRIES_SHOWN_MAX } from './limits.ts';
import { type Fit, type Fitting, inOrder, within } from './rules.ts';
import type { GoalEntry, GoalStreamQuery, GoalStreamView } from './schema.ts';

/** Of what moved an entry, what moved it most. */
const WANTED_SHOWN_MAX = 2;
/** More than wait for anybody's goals; of more the newest. */
const FITS_MAX = 5_000;

/** What waits and speaks of a member's goals, as much of it as the day has minutes for, what says most of a question first. */
export async function streamForGoals(
  kith: Kith,
  memberId: number,
  { today, more }: GoalStreamQuery,
): Promise<GoalStreamView> {
  const questions = await questionsAsked(kith, memberId);
  const state = await compareWhatIsNew(kith, memberId, questions);
  // What was found for a question that is no longer asked is forgotten soon, and not shown until then.
  const fits = (await fitsOf(kith, memberId, questions)).filter((fit) => askedBy(questions, fit));
  const ranked = inOrder(fits, kith.now());
  const ids = ranked.map(({ entryId }) => entryId);
  const leanings = await leaningsOf(kith, memberId, ids);
  const all = leaned(ranked, leanings.factor);
  const { minutes } = await settingsOf(kith, memberId);
  const minutesRead = await minutesReadSince(kith, memberId, today);
  const shown = (more ? all : within(all, minutes - minutesRead)).slice(0, ENTRIES_SHOWN_MAX);
  return {
    entries: await entriesFor(kith, memberId, { shown, questions, leanings }),
    minutes,
    minutesRead,
    left: all.length - shown.length,
    hasGoals: questions.length > 0,
    hasSources: await hasSources(kith, memberId),
    isReading: state === 'reading',
    isStuck: state === 'stuck',
  };
}

async function hasSources(kith: Kith, memberId: number): Promise<boolean> {
  const one = await kith.db.read
    .selectFrom('source')
    .select('id')
    .where('member_id', '=', memberId)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

type Questions = Awaited<ReturnType<typeof questionsAsked>>;

const askedBy = (questions: Questions, fit: Pick<Fit, 'goalId' | 'questionId'>) =>
  questions.find((one) => one.goalId === fit.goalId && one.questionId === fit.questionId);

/** What could not be compared is not tried anew by each look at it. */
const STUCK_MS = 10 * 60 * 1000;

/** Whether something has yet to be compared; if so it soon is, unless that failed for good a moment ago. */
async function compareWhatIsNew(
  kith: Kith,
  memberId: number,
  questions: Questions,
): Promise<'done' | 'reading' | 'stuck'> {
  if (questions.length === 0) return 'done';
  const { newestEntryId } = await viewOf(kith, memberId);
  const isComparedTo = (id: number) => questions.every(({ comparedTo }) => comparedTo >= id);
  if (isComparedTo(newestEntryId)) return 'done';
  // What is being stored now has it compared when it is there.
  if (isComparedTo(await arrivedTo(kith.db, newestEntryId))) return 'done';
  const job = await compareJob(kith, memberId);
  if (job?.state === 'dead' && job.run_at > kith.now() - STUCK_MS) return 'stuck';
  // It is on its way, or waits after a failure: brought forward by each look it would fail the faster.
  if (job && job.state !== 'dead') return 'reading';
  await kith.db.write((trx) => compareSoon(kith, trx, { memberIds: [memberId] }));
  kith.wakeJobs();
  return 'reading';
}

const compareJob = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('job')
    .select(['state', 'run_at'])
    .where('dedupe_key', '=', compareKey(memberId))
    .executeTakeFirst();

async function fitsOf(kith: Kith, memberId: number, questions: Questions): Promise<Fit[]> {
  // Named, and not looked up beside the rest: of how many goals are active PostgreSQL keeps no account, and goes wrong from there.
  const goalIds = [...new Set(questions.map(({ goalId }) => goalId))];
  if (goalIds.length === 0) return [];
  const hiding = await hidingOf(kith, memberId);
  const rows = await waitingIn(kith, memberId, { part: {}, hiding })
    .innerJoin('entry_fit', 'entry_fit.entry_id', 'entry.id')
    .select(FIT_COLUMNS)
    .where('entry_fit.goal_id', 'in', goalIds)
    // Said besides, so that SQLite begins with what speaks of a goal and not with all that waits.
    .$if(kith.db.engine === 'sqlite', (query) =>
      query.where('entry.id', 'in', (eb) =>
        eb
          .selectFrom('entry_fit as theirs')
          .select('theirs.entry_id')
          .where('theirs.goal_id', 'in', goalIds),
      ),
    )
    .orderBy('entry.published_at', 'desc')
    .limit(FITS_MAX)
    .execute();
  return rows.map(fitOf);
}

const FIT_COLUMNS = [
  'entry.id',
  'entry.published_at',
  'entry.words',
  'entry_fit.goal_id',
  'entry_fit.question_id',
  'entry_fit.ground',
] as const;

interface FitRow {
  id: number;
  published_at: number;
  words: number;
  goal_id: number;
  question_id: number;
  ground: number;
}

const fitOf = (row: FitRow): Fit => ({
  entryId: row.id,
  goalId: row.goal_id,
  questionId: row.question_id,
  ground: row.ground,
  publishedAt: row.published_at,
  minutes: readingMinutes(row.words),
});

/** These entries with why they stand for a goal; read or not. Of a goal that rests nothing is said. */
export async function goalEntriesOf(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<GoalEntry[]> {
  const questions = await questionsAsked(kith, memberId);
  const rows = await kith.db.read
    .selectFrom('entry_fit')
    .innerJoin('goal', 'goal.id', 'entry_fit.goal_id')
    .innerJoin('entry', 'entry.id', 'entry_fit.entry_id')
    .select(FIT_COLUMNS)
    .where('goal.member_id', '=', memberId)
    .where('entry_fit.entry_id', 'in', entryIds)
    .execute();
  const fits = rows.map(fitOf).filter((fit) => askedBy(questions, fit));
  const shown = inOrder(fits, kith.now());
  return entriesFor(kith, memberId, {
    shown: entryIds.map(
      (entryId) =>
        shown.find((one) => one.entryId === entryId) ?? { entryId, minutes: 0, worth: 0, fits: [] },
    ),
    questions,
    leanings: await leaningsOf(kith, memberId, entryIds),
  });
}

/** What was opened, by its length: how long it was really read nobody measures. */
async function minutesReadSince(kith: Kith, memberId: number, since: number): Promise<number> {
  const rows = await kith.db.read
    .selectFrom('read_entry')
    .innerJoin('entry', 'entry.id', 'read_entry.entry_id')
    .select('entry.words')
    .where('read_entry.member_id', '=', memberId)
    .where('read_entry.read_at', '>=', since)
    .where('read_entry.is_opened', '=', 1)
    .execute();
  return rows.reduce((sum, { words }) => sum + readingMinutes(words), 0);
}

interface Shown {
  shown: readonly Fitting[];
  questions: Questions;
  leanings: Leanings;
}

async function entriesFor(
  kith: Kith,
  memberId: number,
  { shown, questions, leanings }: Shown,
): Promise<GoalEntry[]> {
  const titles = new Map((await goalsOf(kith, memberId)).map((goal) => [goal.id, goalTitle(goal)]));
  const lines = await linesOf(
    kith,
    memberId,
    shown.map(({ entryId }) => entryId),
  );
  const fits = new Map(shown.map((one) => [one.entryId, one.fits]));
  return lines.map((line) => ({
    ...line,
    wanted: leanings
      .why(line.id)
      .slice(0, WANTED_SHOWN_MAX)
      .map(({ kind, key, label, more, less }) => ({ kind, key, label, isMore: more > less })),
    why: (fits.get(line.id) ?? []).flatMap(({ goalId, questionId }) => {
      const asked = askedBy(questions, { goalId, questionId });
      return asked ? [{ goalId, goal: titles.get(goalId) ?? '', question: asked.text }] : [];
    }),
  }));
}
