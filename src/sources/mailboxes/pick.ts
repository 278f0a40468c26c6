import { personById } from '#people';
import { type Kith, type Read, Refusal, type Write } from '#platform';
import { follow } from '../feeds/follow.ts';
import { refuseTooMany } from '../feeds/follow-address.ts';
import { leaveSource } from '../feeds/leave.ts';
import { tellFollowed } from '../feeds/tell.ts';
import { LETTERS_FORMAT, lettersAddress } from './letters-rules.ts';
import { SENDERS_MAX } from './limits.ts';
import { type MailboxRow, mailboxById, mailboxOf } from './queries.ts';
import { readWho } from './rules.ts';
import { enqueueReading } from './schedule.ts';
import type { MailboxView, SenderChoice } from './schema.ts';

const noSuchSender = () => new Refusal('not_found', 'Nobody of this mailbox is meant.');
const NOBODY =
  'Give an address (news@example.org), a domain (example.org), or a List-Id in angle brackets (<news.example.org>).';

/** Names a sender by hand, and takes their letters. Naming one twice is no mistake. */
export async function nameSender(
  kith: Kith,
  memberId: number,
  id: number,
  who: string,
): Promise<MailboxView> {
  await mailboxOf(kith.db.read, memberId, id);
  const sender = readWho(who);
  if (!sender) throw new Refusal('invalid', NOBODY, { who: NOBODY });
  await kith.db.write(async (trx) => {
    const mailbox = await mailboxOf(trx, memberId, id);
    await requireRoom(trx, id);
    const { id: senderId } = await trx
      .insertInto('mailbox_sender')
      .values({ ...sender, mailbox_id: id, name: sender.key, last_at: null, feed_id: null })
      // Set to what it is, so that the row comes back.
      .onConflict((conflict) =>
        conflict.columns(['mailbox_id', 'kind', 'key']).doUpdateSet({ key: sender.key }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await take(kith, trx, mailbox, senderId);
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, id);
}

async function requireRoom(trx: Write, mailboxId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('mailbox_sender')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= 2 * SENDERS_MAX)
    throw new Refusal('too_many', 'More senders than Kith keeps of one mailbox.');
}

export interface Choosing extends SenderChoice {
  mailboxId: number;
  senderId: number;
}

/**
 * Takes the letters of a sender from now on, and those that are there; or no more, which can be undone as with any
 * source (`POST /sources/{id}/restore`). And says whose letters they are.
 */
export async function chooseSender(
  kith: Kith,
  memberId: number,
  { mailboxId, senderId, isPicked, personId }: Choosing,
): Promise<MailboxView> {
  if (typeof personId === 'number') await personById(kith, memberId, personId);
  const mailbox = await mailboxOf(kith.db.read, memberId, mailboxId);
  const sourceId = await sourceOfSender(kith.db.read, mailbox, senderId);
  if (isPicked === false && sourceId !== null) await leaveSource(kith, memberId, sourceId);
  await kith.db.write(async (trx) => {
    const now = isPicked
      ? await take(kith, trx, await mailboxOf(trx, memberId, mailboxId), senderId)
      : await sourceOfSender(trx, mailbox, senderId);
    if (personId === undefined) return;
    if (now === null) throw new Refusal('conflict', 'Take their letters first.');
    await sayWhose(trx, now, personId);
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, mailboxId);
}

/** The source that a sender's letters make; null where none are taken. */
async function sourceOfSender(
  read: Read,
  { id, member_id }: MailboxRow,
  senderId: number,
): Promise<number | null> {
  const row = await read
    .selectFrom('mailbox_sender')
    .leftJoin('source', (join) =>
      join
        .onRef('source.feed_id', '=', 'mailbox_sender.feed_id')
        .on('source.member_id', '=', member_id),
    )
    .select('source.id')
    .where('mailbox_sender.id', '=', senderId)
    .where('mailbox_id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchSender();
  return row.id;
}

/** Follows a sender, and has the folder looked through for what is there of them. */
async function take(
  kith: Kith,
  trx: Write,
  mailbox: MailboxRow,
  senderId: number,
): Promise<number> {
  const { id, member_id: memberId } = mailbox;
  const sender = await trx
    .selectFrom('mailbox_sender')
    .selectAll()
    .where('id', '=', senderId)
    .where('mailbox_id', '=', id)
    .executeTakeFirst();
  if (!sender) throw noSuchSender();
  const now = kith.now();
  const { host, user_name: userName } = mailbox;
  const { kind, key, name } = sender;
  const feedUrl = lettersAddress({ memberId, host, userName, kind, key });
  const feedId = await feedOfLetters(trx, { memberId, feedUrl, name, host, now });
  const followed = await follow(trx, {
    memberId,
    feedUrl,
    title: name,
    personId: null,
    batchId: null,
    now,
  });
  await trx
    .updateTable('mailbox_sender')
    .set({ feed_id: feedId })
    .where('id', '=', senderId)
    .execute();
  if (!followed.isNew && sender.feed_id === feedId) return followed.sourceId;
  await refuseTooMany(trx, memberId);
  if (followed.isNew)
    await tellFollowed(kith, trx, 'source.followed', {
      memberId,
      sourceId: followed.sourceId,
      personId: null,
    });
  await trx
    .updateTable('mailbox')
    .set({ asked: mailbox.asked + 1, next_at: now })
    .where('id', '=', id)
    .execute();
  await enqueueReading(kith, trx, [id]);
  return followed.sourceId;
}

interface Letters {
  memberId: number;
  feedUrl: string;
  name: string;
  host: string;
  now: number;
}

/** The feed of a sender's letters: of this member, and followed by nobody else. */
async function feedOfLetters(
  trx: Write,
  { memberId, feedUrl, name, host, now }: Letters,
): Promise<number> {
  const known = await trx
    .selectFrom('feed')
    .select('id')
    .where('url', '=', feedUrl)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (known) return known.id;
  const { id } = await trx
    .insertInto('feed')
    .values({
      url: feedUrl,
      host: `mailbox at ${host}`,
      title: name,
      format: LETTERS_FORMAT,
      member_id: memberId,
      next_poll_at: now,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function sayWhose(trx: Write, sourceId: number, personId: number | null): Promise<void> {
  await trx.deleteFrom('source_person').where('source_id', '=', sourceId).execute();
  if (personId === null) return;
  // Letters bear no author's key: whoever signs one, all are of the person the member names.
  await trx
    .insertInto('source_person')
    .values({ source_id: sourceId, author_key: '', person_id: personId })
    .execute();
}
