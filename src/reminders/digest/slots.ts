import type { JobHandler, Kith } from '#platform';
import { dayAt, isStillGood, nextSlot } from '../moments.ts';
import { rhythmOf, type SettingRow } from '../settings/rows.ts';
import { beginDigestAnew, DigestJob, giveUpDigest, sendDigest } from './send.ts';

const DIGEST = 'reminders.digest';
const TURN_EVERY_MS = 60_000;
const DUE_AT_ONCE_MAX = 500;
/** Waits double from 5 s: the last attempt is some three hours after the first, on the same day mostly. */
const ATTEMPTS_MAX = 12;

export function digestJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [DIGEST]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => sendDigest(kith, DigestJob.parse(payload)),
      givenUp: (trx, payload) => giveUpDigest(trx, DigestJob.parse(payload), kith.now()),
      triedAgain: (trx, payload) => beginDigestAnew(trx, DigestJob.parse(payload)),
    },
  };
}

/**
 * Makes a job for each member whose moment has come. The moment is taken in the same transaction, so of several
 * servers one gets it; and a day has one digest, whatever happens to clocks and settings.
 */
export async function enqueueDigests(kith: Kith): Promise<number> {
  const due = await kith.db.read
    .selectFrom('reminder_setting')
    .selectAll()
    .where('next_at', '<=', kith.now())
    .orderBy('next_at')
    .limit(DUE_AT_ONCE_MAX)
    .execute();
  for (const row of due) await takeMoment(kith, row);
  if (due.length > 0) kith.wakeJobs();
  return due.length;
}

async function takeMoment(kith: Kith, row: SettingRow): Promise<void> {
  const { member_id: memberId, next_at: at } = row;
  if (at === null) return;
  const [now, rhythm] = [kith.now(), rhythmOf(row)];
  const day = dayAt(rhythm.timeZone, at);
  await kith.db.write(async (trx) => {
    const taken = await trx
      .updateTable('reminder_setting')
      .set({ next_at: nextSlot(rhythm, now)?.at ?? null })
      .where('member_id', '=', memberId)
      .where('next_at', '=', at)
      .executeTakeFirst();
    // Nobody gets yesterday's digest because the server was off: the next one will have it.
    if (taken.numUpdatedRows === 0n || !isStillGood(rhythm, day, now)) return;
    const made = await trx
      .insertInto('reminder_digest')
      .values({
        member_id: memberId,
        day,
        state: 'waiting',
        problem: null,
        created_at: now,
        settled_at: null,
      })
      .onConflict((conflict) => conflict.columns(['member_id', 'day']).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return;
    const dedupeKey = `digest ${memberId} ${day}`;
    await kith.enqueue(trx, [{ kind: DIGEST, payload: { memberId, day }, dedupeKey }]);
  });
}

/** Looks every minute whose moment has come, until stopped. */
export function startReminders(kith: Kith): () => void {
  const turn = () => void enqueueDigests(kith).catch((error) => kith.log.error('digests', error));
  turn();
  const timer = setInterval(turn, TURN_EVERY_MS);
  return () => clearInterval(timer);
}
