import type { Kith, LetterHead, OpenMailbox, Write } from '#platform';
import { readLetterInThread } from '../polling/reading-thread.ts';
import { storeSorted } from '../polling/store.ts';
import { keepAsked } from './keep-asked-rules.ts';
import type { ReadLetter } from './letter/read.ts';
import { straightLink } from './letter/straight-links.ts';
import { ADDRESS_CHARS_MAX, LETTER_BYTES_MAX } from './limits.ts';
import type { MailboxRow } from './queries.ts';
import { addressOf, isToSelf, type LetterSigns, meantBy, senderOf } from './rules.ts';
import { type Counted, countSenders, type PickedSender, pickedSenders } from './senders.ts';
import { identityOf, signsOf } from './signs-of.ts';

interface Some {
  open: OpenMailbox;
  uids: readonly number[];
  /** Up to which letter all is looked at afterwards; null where that is said at the end. */
  upTo: number | null;
}

/** A letter, what its head says, and whose of those picked it is. */
interface Letter {
  head: LetterHead;
  signs: LetterSigns;
  identity: string;
  sender: PickedSender | null;
}

/** Reads a few letters' heads, and those letters whole that are wanted; stores all in one transaction. */
export async function readSome(kith: Kith, mailbox: MailboxRow, some: Some): Promise<void> {
  const picked = await pickedSenders(kith.db.read, mailbox.id);
  const letters = (await some.open.heads(some.uids)).map((head): Letter => {
    const signs = signsOf(head);
    return { head, signs, identity: identityOf(head), sender: meantBy(signs, picked) };
  });
  const fresh = await notThereYet(kith, mailbox, letters);
  const read = await lettersWhole(some.open, fresh);
  const asked = await toKeep(kith, mailbox, { open: some.open, letters });
  await kith.db.write(async (trx) => {
    await countSenders(trx, mailbox.id, letters.flatMap(countedOf));
    await nameFeeds(trx, letters);
    await storeLetters(kith, trx, read);
    await tellAsked(kith, trx, mailbox, asked);
    if (some.upTo !== null)
      await trx
        .updateTable('mailbox')
        .set({ seen_uid: some.upTo })
        .where('id', '=', mailbox.id)
        .execute();
  });
}

function countedOf({ head, signs, sender }: Letter): Counted[] {
  const own = signs.isNewsletter ? senderOf(signs) : null;
  const at = head.receivedAt;
  const isOwn = own !== null && sender?.kind === own.kind && sender.key === own.key;
  return [
    ...(own ? [{ ...own, at }] : []),
    ...(sender && !isOwn ? [{ ...sender, ...nameIn(signs, sender), at }] : []),
  ];
}

/** One named by hand is called as they sign; many write from a domain. */
const nameIn = ({ fromName }: LetterSigns, { kind }: PickedSender) =>
  kind === 'address' && fromName !== '' ? { name: fromName } : {};

/** What bears the address that a member named until its first letter came. */
async function nameFeeds(trx: Write, letters: readonly Letter[]): Promise<void> {
  const named = letters.flatMap(({ signs, sender }) =>
    sender?.kind === 'address' && signs.fromName !== '' && sender.name === sender.key
      ? [[sender.feedId, { key: sender.key, title: signs.fromName }] as const]
      : [],
  );
  for (const [feedId, { key, title }] of new Map(named))
    await trx
      .updateTable('feed')
      .set({ title })
      .where('id', '=', feedId)
      .where('title', '=', key)
      .execute();
}

/** Letters of those picked that this member has not, from whatever mailbox and however numbered. */
async function notThereYet(
  kith: Kith,
  mailbox: MailboxRow,
  letters: readonly Letter[],
): Promise<(Letter & { sender: PickedSender })[]> {
  const wanted = letters.flatMap((one) => (one.sender ? [{ ...one, sender: one.sender }] : []));
  if (wanted.length === 0) return [];
  const there = await kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select('entry.identity')
    .where('feed.member_id', '=', mailbox.member_id)
    .where(
      'entry.identity',
      'in',
      wanted.map(({ identity }) => identity),
    )
    .execute();
  const known = new Set(there.map(({ identity }) => identity));
  return wanted.filter(({ identity }) => {
    const isNew = !known.has(identity);
    known.add(identity);
    return isNew;
  });
}

interface Whole {
  feedId: number;
  identity: string;
  letter: ReadLetter;
}

async function lettersWhole(
  open: OpenMailbox,
  letters: readonly (Letter & { sender: PickedSender })[],
): Promise<Whole[]> {
  const read: Whole[] = [];
  for (const { head, identity, sender } of letters) {
    const letter = await whole(open, head, identity);
    if (letter) read.push({ feedId: sender.feedId, identity, letter });
  }
  return read;
}

/** Null for a letter that is gone, or that cannot be read within bounds. */
async function whole(
  open: OpenMailbox,
  { uid, receivedAt }: LetterHead,
  identity: string,
): Promise<ReadLetter | null> {
  const bytes = await open.letter(uid, LETTER_BYTES_MAX);
  return bytes && readLetterInThread(bytes, { identity, receivedAt });
}

async function storeLetters(kith: Kith, trx: Write, read: readonly Whole[]): Promise<void> {
  for (const [feedId, letters] of Map.groupBy(read, (one) => one.feedId)) {
    const feed = await trx
      .selectFrom('feed')
      .select('site_url')
      .where('id', '=', feedId)
      .executeTakeFirst();
    // It was let go of meanwhile.
    if (!feed) continue;
    const fresh = letters.map(({ identity, letter }) => ({ identity, entry: letter.entry }));
    await storeSorted(kith, trx, {
      feedId,
      fresh,
      changed: [],
      again: [],
      isArrival: true,
      areLetters: true,
    });
    const archive = letters.findLast(({ letter }) => letter.archive !== null)?.letter.archive;
    if (archive && archive !== feed.site_url)
      await trx.updateTable('feed').set({ site_url: archive }).where('id', '=', feedId).execute();
    await kith.announce(trx, 'feed.read', { feedId, entriesNew: fresh.length });
  }
}

interface Asked {
  identity: string;
  url: string;
  takeaway: string;
}

/** What the member sent to themselves to have it kept, since they connected the mailbox. */
async function toKeep(
  kith: Kith,
  mailbox: MailboxRow,
  { open, letters }: { open: OpenMailbox; letters: readonly Letter[] },
): Promise<Asked[]> {
  if (mailbox.keeps_mine === 0) return [];
  const address = addressOf(mailbox.user_name);
  const mine = letters.filter(
    ({ head, signs }) => head.receivedAt >= mailbox.created_at && isToSelf(signs, address),
  );
  if (mine.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('mailbox_kept')
    .select('identity')
    .where('mailbox_id', '=', mailbox.id)
    .execute();
  const done = new Set(rows.map(({ identity }) => identity));
  const asked: Asked[] = [];
  for (const { head, identity } of mine) {
    if (done.has(identity)) continue;
    const letter = await whole(open, head, identity);
    const keep = letter && keepAsked({ text: letter.text, subject: head.subject });
    if (!keep) continue;
    const url = straightLink(keep.url);
    // Nothing could keep a longer one; the letter is still in the mailbox.
    if (url.length <= ADDRESS_CHARS_MAX) asked.push({ identity, ...keep, url });
  }
  return asked;
}

async function tellAsked(
  kith: Kith,
  trx: Write,
  mailbox: MailboxRow,
  asked: readonly Asked[],
): Promise<void> {
  for (const { identity, url, takeaway } of asked) {
    const noted = await trx
      .insertInto('mailbox_kept')
      .values({ mailbox_id: mailbox.id, identity })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (noted.numInsertedOrUpdatedRows === 0n) continue;
    const memberId = mailbox.member_id;
    await kith.announce(trx, 'letter.to-self', { memberId, url, takeaway });
  }
}
