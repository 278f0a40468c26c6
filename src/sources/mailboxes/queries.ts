import { type Kith, type Read, Refusal } from '#platform';
import { MAILBOXES_MAX, SENDERS_MAX } from './limits.ts';
import { addressOf } from './rules.ts';
import type { MailboxView } from './schema.ts';
import { MAILBOX_ADVICE } from './trouble.ts';

export const noSuchMailbox = () => new Refusal('not_found', 'There is no such mailbox.');

/** A member's mailbox, with its password: for those who sign in. Another member's is not there. */
export async function mailboxOf(read: Read, memberId: number, id: number) {
  const mailbox = await read
    .selectFrom('mailbox')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!mailbox) throw noSuchMailbox();
  return mailbox;
}
export type MailboxRow = Awaited<ReturnType<typeof mailboxOf>>;

const mailboxRows = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('mailbox')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(MAILBOXES_MAX)
    .execute();

/** A member's mailboxes, the one connected first first. */
export async function mailboxesOf(kith: Kith, memberId: number): Promise<MailboxView[]> {
  const rows = await mailboxRows(kith, memberId);
  return Promise.all(
    rows.map(async (row) => ({ ...viewOf(row), senders: await sendersOf(kith, memberId, row.id) })),
  );
}

export async function mailboxById(kith: Kith, memberId: number, id: number): Promise<MailboxView> {
  const row = await mailboxOf(kith.db.read, memberId, id);
  return { ...viewOf(row), senders: await sendersOf(kith, memberId, id) };
}

const viewOf = (row: MailboxRow): Omit<MailboxView, 'senders'> => ({
  id: row.id,
  host: row.host,
  port: row.port,
  security: row.security,
  userName: row.user_name,
  address: addressOf(row.user_name) || null,
  folder: row.folder,
  folders: JSON.parse(row.folders) as string[],
  keepsMine: row.keeps_mine === 1,
  problem: row.problem,
  advice: row.trouble === null ? null : (MAILBOX_ADVICE[row.trouble] ?? null),
  readAt: row.read_at,
  nextAt: row.next_at,
  isReading: row.asked !== row.answered && row.next_at !== null,
});

/** Who writes there, those picked first, then whoever wrote last. */
async function sendersOf(
  kith: Kith,
  memberId: number,
  mailboxId: number,
): Promise<MailboxView['senders']> {
  const rows = await kith.db.read
    .selectFrom('mailbox_sender')
    .leftJoin('source', (join) =>
      join
        .onRef('source.feed_id', '=', 'mailbox_sender.feed_id')
        .on('source.member_id', '=', memberId),
    )
    .leftJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .on('source_person.author_key', '=', ''),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'source_person.person_id').on('person.removed_at', 'is', null),
    )
    .select(['mailbox_sender.id', 'kind', 'key', 'mailbox_sender.name', 'letters', 'last_at'])
    .select(['source.id as source_id', 'person.id as person_id', 'person.name as person_name'])
    .where('mailbox_id', '=', mailboxId)
    .limit(2 * SENDERS_MAX)
    .execute();
  const isPicked = (row: (typeof rows)[number]) => Number(row.source_id !== null);
  return rows
    .toSorted(
      (a, b) => isPicked(b) - isPicked(a) || (b.last_at ?? 0) - (a.last_at ?? 0) || a.id - b.id,
    )
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      key: row.key,
      name: row.name,
      letters: row.letters,
      lastAt: row.last_at,
      sourceId: row.source_id,
      person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    }));
}

/** What `kith export` says of mailboxes: all but the password; of senders, those whose letters are taken. */
export async function exportMailboxes(kith: Kith, memberId: number) {
  const mailboxes = await mailboxesOf(kith, memberId);
  return mailboxes.map(({ host, port, security, userName, folder, keepsMine, senders }) => ({
    host,
    port,
    security,
    userName,
    folder,
    keepsMine,
    senders: senders
      .filter(({ sourceId }) => sourceId !== null)
      .map(({ kind, key, name, person }) => ({ kind, key, name, personId: person?.id ?? null })),
  }));
}
