import { noteById, notesOf, writeNote } from '#create';
import { goalsOf, goalTitle, type Happened } from '#goals';
import { nextSteps } from '#plans';
import { type Kith, Refusal, type Write } from '#platform';
import { happenedIn } from './happened.ts';
import { LIST_MAX } from './limits.ts';
import { beginningOf, dayIn, daysOf, weekBeside } from './week-rules.ts';
import type { WeekEnd, WeekForm, WeekReviewView, WeekView } from './week-schema.ts';

/** More than there are weeks in the years with four digits of a life. */
const WEEKS_MAX = 20_000;
const EMPTY = {
  state: 'draft',
  learned: '',
  gave: '',
  next: '',
  noteId: null,
  doneAt: null,
} as const;

interface Row {
  week: string;
  state: WeekReviewView['state'];
  learned: string;
  gave: string;
  next: string;
  note_id: number | null;
  updated_at: number;
  done_at: number | null;
}
const viewOf = (row: Row): WeekReviewView => ({
  week: row.week,
  state: row.state,
  learned: row.learned,
  gave: row.gave,
  next: row.next,
  noteId: row.note_id,
  updatedAt: row.updated_at,
  doneAt: row.done_at,
});

/** A week's review. One that nobody has begun is empty. */
export async function weekReview(
  kith: Kith,
  memberId: number,
  week: string,
): Promise<WeekReviewView> {
  const row = await kith.db.read
    .selectFrom('week_review')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('week', '=', week)
    .executeTakeFirst();
  return row ? viewOf(row) : { ...EMPTY, week, updatedAt: 0 };
}

/** All of a member's reviews of weeks, the latest week first. */
export async function weekReviewsOf(
  kith: Kith,
  memberId: number,
  limit = LIST_MAX,
): Promise<WeekReviewView[]> {
  const rows = await kith.db.read
    .selectFrom('week_review')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('week', 'desc')
    .limit(limit)
    .execute();
  return rows.map(viewOf);
}

/** All of a member's reviews of weeks for an export, the first week first, a batch at a time. */
export async function* exportWeeks(kith: Kith, memberId: number): AsyncGenerator<WeekReviewView> {
  let after = '';
  for (let given = 0; given < WEEKS_MAX; given += LIST_MAX) {
    const rows = await kith.db.read
      .selectFrom('week_review')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '>', after)
      .orderBy('week')
      .limit(LIST_MAX)
      .execute();
    for (const row of rows) yield viewOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < LIST_MAX) return;
    after = last.week;
  }
}

/** A week drawn for its review: what happened on which day and for which goal, where the member is. */
export async function weekView(
  kith: Kith,
  memberId: number,
  { week, zone }: { week: string; zone: string },
): Promise<WeekView> {
  const days = daysOf(week) ?? [];
  const [next = ''] = daysOf(weekBeside(week, 1) ?? '') ?? [];
  const period = { from: beginningOf(days[0] ?? '', zone), to: beginningOf(next, zone) };
  const [review, happened, goals, waiting, steps] = await Promise.all([
    weekReview(kith, memberId, week),
    happenedIn(kith, memberId, period),
    goalsOf(kith, memberId, 'active'),
    notesOf(kith, memberId, { isWaiting: true }),
    nextSteps(kith, memberId, dayIn(kith.now(), zone)),
  ]);
  const stepFor = new Map(steps.map(({ goal, step }) => [goal.id, step?.text ?? null]));
  return {
    review,
    days: days.map((day) => ({
      day,
      count: happened.filter(({ at }) => dayIn(at, zone) === day).length,
    })),
    goals: goals.map((goal) => ({
      id: goal.id,
      title: goalTitle(goal),
      reviewOn: goal.reviewOn,
      count: happened.filter((one) => one.goal?.id === goal.id).length,
      nextStep: stepFor.get(goal.id) ?? null,
      obstacle: goal.obstacle,
      ifThen: goal.ifThen,
    })),
    happened,
    waiting: waiting.length,
  };
}

/** Saves what the form names of a week's review, which the first word begins. */
export async function changeWeek(
  kith: Kith,
  memberId: number,
  week: string,
  form: WeekForm,
): Promise<WeekReviewView> {
  await kith.db.write(async (trx) => {
    const id = await begun(trx, { memberId, week, now: kith.now() });
    const changes = Object.entries(form).filter(([, value]) => value !== undefined);
    await trx
      .updateTable('week_review')
      .set({ ...Object.fromEntries(changes), updated_at: kith.now() })
      .where('id', '=', id)
      .execute();
  });
  return weekReview(kith, memberId, week);
}

async function begun(
  trx: Write,
  { memberId, week, now }: { memberId: number; week: string; now: number },
): Promise<number> {
  await trx
    .insertInto('week_review')
    .values({
      member_id: memberId,
      week,
      state: 'draft',
      learned: '',
      gave: '',
      next: '',
      note_id: null,
      created_at: now,
      updated_at: now,
      done_at: null,
    })
    .onConflict((conflict) => conflict.columns(['member_id', 'week']).doNothing())
    .execute();
  const { id } = await trx
    .selectFrom('week_review')
    .select('id')
    .where('member_id', '=', memberId)
    .where('week', '=', week)
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes a week's review, or opens it again. What was kept as a note stays a note. */
export async function endWeek(
  kith: Kith,
  memberId: number,
  week: string,
  { state, keepsNote }: WeekEnd,
): Promise<WeekReviewView> {
  const known = await weekReview(kith, memberId, week);
  const noteId =
    state === 'done' && keepsNote ? await keptAsNote(kith, memberId, known) : known.noteId;
  await kith.db.write(async (trx) => {
    const now = kith.now();
    const id = await begun(trx, { memberId, week, now });
    const isOpen = state === 'draft';
    await trx
      .updateTable('week_review')
      .set({ state, note_id: noteId, updated_at: now, done_at: isOpen ? null : now })
      .where('id', '=', id)
      .execute();
    if (state === known.state || (state !== 'done' && known.state !== 'done')) return;
    await kith.announce(trx, state === 'done' ? 'review.written' : 'review.reopened', {
      key: `week:${id}:written`,
      memberId,
      goalId: null,
      personIds: [],
      at: now,
      subject: { kind: 'week', id },
    } satisfies Happened);
  });
  kith.wakeJobs();
  return weekReview(kith, memberId, week);
}

/** The review as a private note: written once, and not over what was changed in the note since. */
async function keptAsNote(
  kith: Kith,
  memberId: number,
  review: WeekReviewView,
): Promise<number | null> {
  if (review.noteId !== null && (await isThere(kith, memberId, review.noteId)))
    return review.noteId;
  const text = noteText(review);
  if (text === '') return null;
  const [year, number] = [review.week.slice(0, 4), Number(review.week.slice(6))];
  const note = await writeNote(kith, memberId, {
    kind: 'reflection',
    title: `Week ${number} of ${year}`,
    text,
  });
  return note.id;
}

async function isThere(kith: Kith, memberId: number, noteId: number): Promise<boolean> {
  try {
    await noteById(kith, memberId, noteId);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return false;
    throw error;
  }
}

export function noteText({
  learned,
  gave,
  next,
}: Pick<WeekReviewView, 'learned' | 'gave' | 'next'>): string {
  return [
    ['What I learned', learned],
    ['What I gave', gave],
    ['What comes next', next],
  ]
    .flatMap(([title, words = '']) =>
      words.trim() === '' ? [] : [`## ${title}\n\n${words.trim()}`],
    )
    .join('\n\n');
}
