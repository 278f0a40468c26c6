import { z } from '@hono/zod-openapi';
import type { Kith, Write } from '#platform';
import { noteTold, tellableFor } from '../due/due.ts';
import { capFrom, isStillGood } from '../moments.ts';
import { pushDigest } from '../push/send.ts';
import type { DigestState } from '../schema.ts';
import { rhythmOf, type SettingRow, settingOf } from '../settings/rows.ts';
import { type Digest, letterOf } from './letter.ts';
import { NOTHING, type Told } from './told.ts';

export const DigestJob = z.object({ memberId: z.number(), day: z.iso.date() });
type DigestJob = z.infer<typeof DigestJob>;

/**
 * Sends one digest, and never a second time: it is marked before it goes, and what is marked does not go. So when
 * this process dies in between, the digest may be lost; what is due stands in the next.
 * @throws Error when nothing has left and the queue shall try again.
 */
export async function sendDigest(kith: Kith, { memberId, day }: DigestJob): Promise<void> {
  const setting = await settingOf(kith, memberId);
  const state = await stateOf(kith, memberId, day);
  if (state === 'sending') return lostTrack(kith, memberId, day);
  if (state !== 'waiting' || setting === null) return;
  const no = await reasonNot(kith, setting, day);
  if (no) return settle(kith, { memberId, day }, { state: no, problem: null });
  const lines = await tellableFor(kith, memberId, day);
  if (lines.length === 0) return settle(kith, { memberId, day }, NOTHING);
  if (!(await begin(kith, memberId, day))) return;
  await tell(kith, setting, { memberId, day, lines });
}

async function tell(kith: Kith, setting: SettingRow, digest: Digest): Promise<void> {
  const mailed = await mailDigest(kith, setting, digest);
  // A browser hears at once; while the mail waits for its server, both wait, so that one day has one digest.
  const pushed = mailed.state === 'again' ? NOTHING : await pushDigest(kith, setting, digest);
  const { state, problem } = combined(mailed, pushed);
  if (state === 'again') {
    await settle(kith, digest, { state: 'waiting', problem });
    throw new Error(problem ?? 'the digest could not be sent');
  }
  await settle(kith, digest, { state, problem });
  if (state === 'sent' || state === 'unsure')
    await noteTold(kith, digest.memberId, digest.lines, digest.day);
}

/** One way that worked is enough; a problem of the other is told all the same. */
function combined(mailed: Told, pushed: Told): Told {
  const problem = mailed.problem ?? pushed.problem;
  if (mailed.state === 'nothing') return pushed;
  if (pushed.state === 'sent') return { state: 'sent', problem };
  return { state: mailed.state, problem };
}

async function mailDigest(kith: Kith, setting: SettingRow, digest: Digest): Promise<Told> {
  if (setting.is_email_on === 0 || setting.email === null || kith.mail === null) return NOTHING;
  const sent = await kith.mail.send(await letterOf(kith, digest, setting.email));
  if (sent.kind === 'sent') return { state: 'sent', problem: null };
  if (sent.mayHaveLeft) return { state: 'unsure', problem: sent.detail };
  return { state: sent.isForGood ? 'refused' : 'again', problem: sent.detail };
}

/** Why no digest goes out today after all; null when one may. */
async function reasonNot(
  kith: Kith,
  setting: SettingRow,
  day: string,
): Promise<DigestState | null> {
  if (setting.is_email_on === 0 && setting.is_push_on === 0) return 'nothing';
  if (!isStillGood(rhythmOf(setting), day, kith.now())) return 'late';
  const { count } = await kith.db.read
    .selectFrom('reminder_digest')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', setting.member_id)
    .where('day', '>=', capFrom(day))
    .where('state', 'in', ['sent', 'unsure'])
    .executeTakeFirstOrThrow();
  return Number(count) >= setting.weekly_cap ? 'capped' : null;
}

async function stateOf(kith: Kith, memberId: number, day: string): Promise<DigestState | null> {
  const row = await kith.db.read
    .selectFrom('reminder_digest')
    .select('state')
    .where('member_id', '=', memberId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Marks the digest as under way. False when another process has: it is theirs then. */
async function begin(kith: Kith, memberId: number, day: string): Promise<boolean> {
  const done = await kith.db.write((trx) =>
    trx
      .updateTable('reminder_digest')
      .set({ state: 'sending' })
      .where('member_id', '=', memberId)
      .where('day', '=', day)
      .where('state', '=', 'waiting')
      .executeTakeFirst(),
  );
  return done.numUpdatedRows > 0n;
}

/** A process died with it in its hands. It may have arrived, so it does not go again. */
async function lostTrack(kith: Kith, memberId: number, day: string): Promise<void> {
  const problem = 'Kith was stopped while this was on its way, so it may not have arrived.';
  await settle(kith, { memberId, day }, { state: 'unsure', problem });
}

async function settle(
  kith: Kith,
  { memberId, day }: DigestJob,
  { state, problem }: { state: DigestState; problem: string | null },
): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_digest')
      .set({ state, problem, settled_at: kith.now() })
      .where('member_id', '=', memberId)
      .where('day', '=', day)
      // What has arrived has arrived, whatever a process thinks that lost track of it.
      .where('state', '!=', 'sent')
      .execute(),
  );
}

/** After the last try nothing waits for another. What was on its way may have arrived. */
export async function giveUpDigest(
  trx: Write,
  { memberId, day }: DigestJob,
  now: number,
): Promise<void> {
  for (const [before, state] of [
    ['sending', 'unsure'],
    ['waiting', 'refused'],
  ] as const)
    await trx
      .updateTable('reminder_digest')
      .set({ state, settled_at: now })
      .where('member_id', '=', memberId)
      .where('day', '=', day)
      .where('state', '=', before)
      .execute();
}

/** What never left waits anew; what may have arrived does not go a second time. */
export async function beginDigestAnew(trx: Write, { memberId, day }: DigestJob): Promise<void> {
  await trx
    .updateTable('reminder_digest')
    .set({ state: 'waiting', settled_at: null })
    .where('member_id', '=', memberId)
    .where('day', '=', day)
    .where('state', '=', 'refused')
    .execute();
}
