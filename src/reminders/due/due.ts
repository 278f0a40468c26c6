import { addDays } from '#days';
import type { Kith } from '#platform';
import type { DueLine } from '../schema.ts';
import { settingOf } from '../settings/rows.ts';
import { asks, goalReviews, moves, recall, steps, weeklyReview } from './lines.ts';

/** What is older than this is told no more: it is no reminder, it is a reproach. */
const SINCE_DAYS = 30;
/** Something told is not told again before this. */
const AGAIN_AFTER_DAYS = 7;
export const LINES_MAX = 40;

/** What is due for a member on a day and not put off, the earliest first. */
export async function dueFor(kith: Kith, memberId: number, today: string): Promise<DueLine[]> {
  const [lines, known] = [await allDue(kith, memberId, today), await knownThings(kith, memberId)];
  return lines.filter(({ thing }) => (known.get(thing)?.snoozed_until ?? '') <= today);
}

/** The same for a digest: without what was told in the last days. */
export async function tellableFor(kith: Kith, memberId: number, today: string): Promise<DueLine[]> {
  const [lines, known] = [await dueFor(kith, memberId, today), await knownThings(kith, memberId)];
  const lately = addDays(today, -AGAIN_AFTER_DAYS);
  return lines.filter(({ thing }) => (known.get(thing)?.told_on ?? '') <= lately);
}

async function allDue(kith: Kith, memberId: number, today: string): Promise<DueLine[]> {
  const setting = await settingOf(kith, memberId);
  const stretch = { from: addDays(today, -SINCE_DAYS), to: today };
  const found = [
    ...(await steps(kith, memberId, stretch)),
    ...(await goalReviews(kith, memberId, stretch)),
    ...(await moves(kith, memberId, stretch)),
    ...(await asks(kith, memberId, stretch)),
    ...(await weeklyReview(kith, memberId, setting?.review_day ?? null, today)),
    ...(setting?.has_recall === 0 ? [] : await recall(kith, memberId, today)),
  ];
  return found.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, LINES_MAX);
}

async function knownThings(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('reminder_thing')
    .select(['thing', 'told_on', 'snoozed_until'])
    .where('member_id', '=', memberId)
    .execute();
  return new Map(rows.map((row) => [row.thing, row]));
}

/** Remembers what a digest told. */
export async function noteTold(
  kith: Kith,
  memberId: number,
  lines: readonly DueLine[],
  today: string,
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ thing }) => ({
    member_id: memberId,
    thing,
    told_on: today,
    snoozed_until: null,
  }));
  await kith.db.write((trx) =>
    trx
      .insertInto('reminder_thing')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'thing'])
          .doUpdateSet({ told_on: today, snoozed_until: null }),
      )
      .execute(),
  );
}
