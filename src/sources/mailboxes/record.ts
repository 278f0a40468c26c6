/** What came of a look into a mailbox, written into its row and into the feeds of its letters, which tell it on the page of sources. */
import type { Kith, Write } from '#platform';
import { DATES_MAX, nextTryAt, usualGapMs } from '../polling/rhythm.ts';
import { FOLDERS_MAX, READ_EVERY_MS } from './limits.ts';
import type { MailboxRow } from './queries.ts';
import { pickedSenders } from './senders.ts';

export interface Looked {
  folders: string[];
  uidValidity: string;
  seenUid: number;
  /** False where more letters wait than one look reads. */
  isAll: boolean;
}

const PROBLEM_CHARS_MAX = 500;
/** A password that was refused is not tried again by itself: some servers lock the account. */
const NEEDS_HAND = new Set(['login', 'key']);

/** Counts begin anew where all is looked through anew. */
export async function beginAnew(kith: Kith, mailboxId: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('mailbox_sender')
      .set({ letters: 0 })
      .where('mailbox_id', '=', mailboxId)
      .execute(),
  );
}

/** Gives whether there is no more to do: the member may have picked somebody meanwhile. */
export async function recordLook(
  kith: Kith,
  { id, asked }: MailboxRow,
  { folders, uidValidity, seenUid, isAll }: Looked,
): Promise<boolean> {
  const now = kith.now();
  return kith.db.write(async (trx) => {
    const nextAt = isAll ? now + READ_EVERY_MS : now;
    await trx
      .updateTable('mailbox')
      .set({
        folders: JSON.stringify(folders.slice(0, FOLDERS_MAX)),
        uid_validity: uidValidity,
        seen_uid: seenUid,
        answered: asked,
        trouble: null,
        problem: null,
        failures: 0,
        read_at: now,
        next_at: nextAt,
      })
      .where('id', '=', id)
      .execute();
    for (const { feedId } of await pickedSenders(trx, id))
      await tellFeed(trx, feedId, { now, nextAt });
    const after = await trx
      .selectFrom('mailbox')
      .select('asked')
      .where('id', '=', id)
      .executeTakeFirst();
    return isAll && (after === undefined || after.asked === asked);
  });
}

async function tellFeed(
  trx: Write,
  feedId: number,
  { now, nextAt }: { now: number; nextAt: number },
): Promise<void> {
  const dates = await trx
    .selectFrom('entry')
    .select('published_at')
    .where('feed_id', '=', feedId)
    .orderBy('published_at', 'desc')
    .limit(DATES_MAX)
    .execute();
  const gapMs = usualGapMs(
    dates.map((row) => row.published_at),
    now,
  );
  await trx
    .updateTable('feed')
    .set({
      state: 'ok',
      problem: null,
      problem_detail: null,
      failures: 0,
      last_result: 'fetched',
      polled_at: now,
      succeeded_at: now,
      gap_ms: gapMs === null ? null : Math.round(gapMs),
      next_poll_at: nextAt,
    })
    .where('id', '=', feedId)
    .execute();
}

interface Trouble {
  why: string;
  detail: string;
}

export const recordTrouble = (kith: Kith, mailbox: MailboxRow, told: Trouble): Promise<void> =>
  kith.db.write((trx) => recordTroubleIn(trx, mailbox, { ...told, now: kith.now() }));

const BROKEN =
  'Kith failed to store what this mailbox sent. Whoever runs this Kith sees why among the failed work.';

/** What nobody thought of went wrong, each time: that is told, too, and tried again like other trouble. */
export async function recordBroken(trx: Write, id: number, now: number): Promise<void> {
  const mailbox = await trx
    .selectFrom('mailbox')
    .select(['id', 'failures'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (mailbox) await recordTroubleIn(trx, mailbox, { why: 'broken', detail: BROKEN, now });
}

async function recordTroubleIn(
  trx: Write,
  { id, failures }: Pick<MailboxRow, 'id' | 'failures'>,
  { why, detail, now }: Trouble & { now: number },
): Promise<void> {
  const trouble = `mailbox-${why}`;
  const problem = detail.slice(0, PROBLEM_CHARS_MAX);
  const tries = failures + 1;
  const nextAt = NEEDS_HAND.has(why) ? null : nextTryAt({ now, failures: tries });
  await trx
    .updateTable('mailbox')
    .set({ trouble, problem, failures: tries, read_at: now, next_at: nextAt })
    .where('id', '=', id)
    .execute();
  const feedIds = (await pickedSenders(trx, id)).map(({ feedId }) => feedId);
  if (feedIds.length === 0) return;
  await trx
    .updateTable('feed')
    .set({
      state: 'failing',
      problem: trouble,
      problem_detail: problem,
      failures: tries,
      last_result: 'failed',
      polled_at: now,
      // Of what waits for the member's hand no next look is told.
      next_poll_at: nextAt ?? now,
    })
    .where('id', 'in', feedIds)
    .execute();
}
