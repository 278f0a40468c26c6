import { inMailbox, type Kith, type MailboxLogin, Refusal, type Write } from '#platform';
import { FOLDERS_MAX, KNOCK_MS_MAX, MAILBOXES_MAX } from './limits.ts';
import { openedPassword, sealedPassword } from './password.ts';
import { type MailboxRow, mailboxById, mailboxOf } from './queries.ts';
import { enqueueReading } from './schedule.ts';
import type { MailboxChange, MailboxForm, MailboxView } from './schema.ts';
import { MAILBOX_ADVICE } from './trouble.ts';

const FIRST_FOLDER = 'INBOX';

/**
 * Looks whether the mailbox lets Kith in, and begins to look who writes newsletters there. No letter is
 * taken before the member has picked somebody. Throws `invalid` when the server does not answer, with what to do.
 */
export async function connectMailbox(
  kith: Kith,
  memberId: number,
  form: MailboxForm,
): Promise<MailboxView> {
  refuseOpen(form);
  const folders = await foldersAt(kith, form);
  const { password, userName: user_name, ...server } = form;
  const whose = { member_id: memberId, host: form.host, user_name };
  const id = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const row = await trx
      .insertInto('mailbox')
      .values({
        ...server,
        ...whose,
        password: sealedPassword(kith, whose, password),
        folder:
          folders.find((one) => one.toUpperCase() === FIRST_FOLDER) ?? folders[0] ?? FIRST_FOLDER,
        folders: JSON.stringify(folders),
        keeps_mine: 0,
        uid_validity: null,
        trouble: null,
        problem: null,
        read_at: null,
        next_at: kith.now(),
        removed_at: null,
        created_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await enqueueReading(kith, trx, [row.id]);
    return row.id;
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, id);
}

/** Without encryption everybody on the way reads the password; on this very computer there is no way. */
function refuseOpen({ host, security }: MailboxForm): void {
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
  if (security !== 'plain' || isHere) return;
  const why =
    'Without encryption your password would be readable on the way. Choose TLS or STARTTLS.';
  throw new Refusal('invalid', why, { security: why });
}

async function foldersAt(kith: Kith, login: MailboxLogin): Promise<string[]> {
  const bounds = { allowNet: kith.config.allowNet, timeoutMs: KNOCK_MS_MAX };
  const answer = await inMailbox(login, bounds, (mailbox) => mailbox.folders());
  if (answer.kind === 'ok') return answer.value.slice(0, FOLDERS_MAX);
  const advice = MAILBOX_ADVICE[`mailbox-${answer.why}`];
  // What goes on by itself later does not when one stands before the door.
  const isByItself = advice === undefined || /goes on trying/.test(advice);
  throw new Refusal(
    'invalid',
    isByItself ? answer.detail : `${answer.detail} ${ADVICE_HERE[answer.why] ?? ''}`.trim(),
  );
}

/** What to do while the form is in front of one. */
const ADVICE_HERE: Record<string, string> = {
  login:
    'Most providers want an “app password” that you make in your account there, not the one you sign in with.',
  address: 'Look at the name of the server.',
  tls: 'Look at the name of the server and the kind of encryption.',
};

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('mailbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAILBOXES_MAX)
    throw new Refusal('too_many', `At most ${MAILBOXES_MAX} mailboxes. Disconnect one first.`);
}

/** Another folder, another password, or whether what the member sends to themselves is kept; and looks again. */
export async function changeMailbox(
  kith: Kith,
  memberId: number,
  id: number,
  change: MailboxChange,
): Promise<MailboxView> {
  const known = await mailboxOf(kith.db.read, memberId, id);
  if (change.password !== undefined)
    await foldersAt(kith, { ...loginOf(known), password: change.password });
  await kith.db.write(async (trx) => {
    const mailbox = await mailboxOf(trx, memberId, id);
    await trx
      .updateTable('mailbox')
      .set({ ...columnsOf(kith, mailbox, change), next_at: kith.now() })
      .where('id', '=', id)
      .execute();
    if (change.folder !== undefined && change.folder !== mailbox.folder)
      await forgetUnpicked(trx, id);
    await enqueueReading(kith, trx, [id]);
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, id);
}

/** Who writes to another folder is found anew. */
async function forgetUnpicked(trx: Write, id: number): Promise<void> {
  await trx
    .deleteFrom('mailbox_sender')
    .where('mailbox_id', '=', id)
    .where('feed_id', 'is', null)
    .execute();
}

export const loginOf = (mailbox: MailboxRow): Omit<MailboxLogin, 'password'> => ({
  host: mailbox.host,
  port: mailbox.port,
  security: mailbox.security,
  userName: mailbox.user_name,
});

function columnsOf(kith: Kith, mailbox: MailboxRow, change: MailboxChange) {
  const { folder, password, keepsMine } = change;
  // All that is there is looked through anew: for whom a folder is of, and for what was sent to oneself.
  const isOther = folder !== undefined && folder !== mailbox.folder;
  return {
    ...(password === undefined ? {} : { password: sealedPassword(kith, mailbox, password) }),
    ...(keepsMine === undefined ? {} : { keeps_mine: keepsMine ? 1 : 0 }),
    ...(isOther ? { folder, uid_validity: null, seen_uid: 0 } : {}),
    ...(isOther || keepsMine ? { asked: mailbox.asked + 1 } : {}),
  };
}

/** Looks now, also where Kith has given up looking by itself. */
export async function readNow(kith: Kith, memberId: number, id: number): Promise<MailboxView> {
  await kith.db.write(async (trx) => {
    await mailboxOf(trx, memberId, id);
    await trx.updateTable('mailbox').set({ next_at: kith.now() }).where('id', '=', id).execute();
    await enqueueReading(kith, trx, [id]);
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, id);
}

/** How to sign in; null when the key to the password is gone. */
export function wholeLogin(kith: Kith, mailbox: MailboxRow): MailboxLogin | null {
  const password = openedPassword(kith, mailbox);
  return password === null ? null : { ...loginOf(mailbox), password };
}
