/** Looking into a mailbox: who wrote since the last time, and the letters of those whom the member picked. */

import { z } from '@hono/zod-openapi';
import { DAY_MS } from '#days';
import { inMailbox, type JobHandler, type Kith, type OpenMailbox } from '#platform';
import { wholeLogin } from './connect.ts';
import {
  FIRST_DAYS,
  FIRST_LETTERS_MAX,
  LETTERS_AT_ONCE,
  LETTERS_MAX,
  LOOK_MS_MAX,
} from './limits.ts';
import type { MailboxRow } from './queries.ts';
import { readSome } from './read-some.ts';
import { beginAnew, type Looked, recordBroken, recordLook, recordTrouble } from './record.ts';

const ATTEMPTS_MAX = 5;
/** Whom the member picks meanwhile is read at once, and whoever picks on and on a little later. */
const ROUNDS_MAX = 5;

const Payload = z.object({ mailboxId: z.number().int() });

/** Looking into a mailbox, as a job. What the network does is recorded and never thrown. */
export const readMailboxJob = (kith: Kith): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: async (payload) => {
    const { mailboxId } = Payload.parse(payload);
    for (let round = 0; round < ROUNDS_MAX; round++) if (await look(kith, mailboxId)) return;
  },
  givenUp: (trx, payload) => recordBroken(trx, Payload.parse(payload).mailboxId, kith.now()),
});

/** Looks once; gives whether there is no more to do. */
async function look(kith: Kith, mailboxId: number): Promise<boolean> {
  const mailbox = await kith.db.read
    .selectFrom('mailbox')
    .selectAll()
    .where('id', '=', mailboxId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!mailbox) return true;
  const login = wholeLogin(kith, mailbox);
  if (!login) {
    await recordTrouble(kith, mailbox, {
      why: 'key',
      detail: 'The key with which your password was sealed is not on this Kith any more.',
    });
    return true;
  }
  const bounds = { allowNet: kith.config.allowNet, timeoutMs: LOOK_MS_MAX };
  const answer = await inMailbox(login, bounds, (open) => lookInto(kith, mailbox, open));
  if (answer.kind === 'ok') return recordLook(kith, mailbox, answer.value);
  await recordTrouble(kith, mailbox, answer);
  return true;
}

/** Reads what is new, the oldest first, and remembers after each few how far it came: a broken line costs little. */
async function lookInto(kith: Kith, mailbox: MailboxRow, open: OpenMailbox): Promise<Looked> {
  const folders = await open.folders();
  const { uidValidity } = await open.open(mailbox.folder);
  const isSame = uidValidity === mailbox.uid_validity;
  const isAnew = !isSame || mailbox.asked !== mailbox.answered;
  const seen = isSame ? mailbox.seen_uid : 0;
  const all = isAnew ? await lately(kith, open, seen) : await open.uids({ after: seen });
  const uids = isAnew ? all : all.slice(0, LETTERS_MAX);
  if (isAnew) await beginAnew(kith, mailbox.id);
  for (let at = 0; at < uids.length; at += LETTERS_AT_ONCE) {
    const some = uids.slice(at, at + LETTERS_AT_ONCE);
    const upTo = isAnew ? null : (some.at(-1) ?? null);
    await readSome(kith, mailbox, { open, uids: some, upTo });
  }
  const seenUid = Math.max(seen, uids.at(-1) ?? 0);
  return { folders, uidValidity, seenUid, isAll: uids.length === all.length };
}

/** Of what came in the last months the newest, and all that came after what was seen. */
async function lately(kith: Kith, open: OpenMailbox, seen: number): Promise<number[]> {
  const uids = await open.uids({ since: kith.now() - FIRST_DAYS * DAY_MS });
  const first = uids.length - FIRST_LETTERS_MAX;
  return uids.filter((uid, at) => at >= first || (seen > 0 && uid > seen));
}
