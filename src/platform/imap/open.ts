/**
 * A mailbox of a member at their provider, read over IMAP. Only looked into: folders are examined and letters peeked
 * at, so that none is marked, moved or deleted, and nothing is ever sent.
 */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { checkedAddress, isAddress } from '../fetch/index.ts';
import { explainMailbox, type MailboxFailure, Unanswered } from './failure.ts';
import { fieldsOf } from './fields.ts';

export interface MailboxLogin {
  host: string;
  port: number;
  /** `plain` goes over the line as it is: for this very computer only. */
  security: 'tls' | 'starttls' | 'plain';
  userName: string;
  password: string;
}

/** What a letter says of itself before one opens it. */
export interface LetterHead {
  uid: number;
  /** When the server took it, epoch ms. */
  receivedAt: number;
  from: { name: string; address: string } | null;
  to: string[];
  subject: string;
  messageId: string;
  /** Fields of `FIELDS` by their name in lower case, unfolded; those that are not there are left out. */
  fields: Record<string, string>;
}

export interface OpenMailbox {
  /** Folders that hold letters, by their paths. */
  folders(): Promise<string[]>;
  /** Opens a folder to read only. Numbers of its letters hold as long as `uidValidity` stays the same. */
  open(folder: string): Promise<{ uidValidity: string }>;
  /** Numbers of letters, ascending: those with a higher number, or that came since a day (epoch ms). */
  uids(which: { after: number } | { since: number }): Promise<number[]>;
  heads(uids: readonly number[]): Promise<LetterHead[]>;
  /** A letter as it is, cut after so many bytes; null when it is gone. */
  letter(uid: number, bytesMax: number): Promise<Uint8Array | null>;
}

export type MailboxAnswer<Value> = { kind: 'ok'; value: Value } | MailboxFailure;

interface Bounds {
  allowNet: string[];
  /** For all of it. */
  timeoutMs: number;
}

const CONNECT_MS_MAX = 15_000;
const SILENCE_MS_MAX = 60_000;
const FIELDS = ['list-id', 'list-unsubscribe', 'list-post', 'authentication-results'];

/**
 * Signs in, lets `work` look around, signs out. What the network and the server do comes back as a value; what `work`
 * itself throws is thrown.
 */
export async function inMailbox<Value>(
  login: MailboxLogin,
  { allowNet, timeoutMs }: Bounds,
  work: (mailbox: OpenMailbox) => Promise<Value>,
): Promise<MailboxAnswer<Value>> {
  const found = await checkedAddress(login.host, allowNet);
  if (found.kind === 'failed') return { kind: 'failed', why: 'address', detail: found.detail };
  const client = await clientFor(login, found.address);
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    client.close();
  }, timeoutMs);
  try {
    await asked(() => client.connect());
    return { kind: 'ok', value: await work(openedBy(client)) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return explainMailbox(error.cause, login.host, isLate);
  } finally {
    clearTimeout(clock);
    if (client.usable) await client.logout().catch(() => {});
    client.close();
  }
}

async function clientFor(
  { host, port, security, userName, password }: MailboxLogin,
  address: string,
) {
  // 9 MB that only those need who have a mailbox read.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    // Dialled is what was checked; the certificate must be that of the name.
    host: address,
    ...(isAddress(host) ? {} : { servername: host }),
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: userName, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
  });
  // Whoever waits for an answer hears of a broken line by that; without a listener it would end the process.
  client.on('error', () => {});
  return client;
}

async function asked<Value>(question: () => Promise<Value>): Promise<Value> {
  try {
    return await question();
  } catch (error) {
    throw new Unanswered(error);
  }
}

function openedBy(client: ImapFlow): OpenMailbox {
  return {
    folders: () =>
      asked(async () => {
        const listed = await client.list();
        return listed
          .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
          .map(({ path }) => path);
      }),
    open: (folder) =>
      asked(async () => {
        const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
        return { uidValidity: String(uidValidity) };
      }),
    uids: (which) =>
      asked(async () => {
        const query =
          'after' in which ? { uid: `${which.after + 1}:*` } : { since: new Date(which.since) };
        const found = (await client.search(query, { uid: true })) || [];
        // "N:*" always holds the last letter, also when its number is lower than N.
        const isNew = (uid: number) => !('after' in which) || uid > which.after;
        return found.filter(isNew).toSorted((a, b) => a - b);
      }),
    heads: (uids) =>
      asked(async () => {
        const heads: LetterHead[] = [];
        const query = { uid: true, envelope: true, internalDate: true, headers: FIELDS };
        if (uids.length === 0) return heads;
        for await (const one of client.fetch(uids.join(','), query, { uid: true }))
          heads.push(headOf(one));
        return heads;
      }),
    letter: (uid, bytesMax) =>
      asked(async () => {
        const query = { source: { start: 0, maxLength: bytesMax } };
        const one = await client.fetchOne(String(uid), query, { uid: true });
        if (!one) return null;
        return one.source ? new Uint8Array(one.source) : null;
      }),
  };
}

function headOf({ uid, envelope, internalDate, headers }: FetchMessageObject): LetterHead {
  const [from] = envelope?.from ?? [];
  const to = [...(envelope?.to ?? []), ...(envelope?.cc ?? [])];
  return {
    uid,
    receivedAt: internalDate === undefined ? 0 : new Date(internalDate).getTime(),
    from: from?.address ? { name: from.name ?? '', address: from.address } : null,
    to: to.flatMap(({ address }) => (address ? [address] : [])),
    subject: envelope?.subject ?? '',
    messageId: envelope?.messageId ?? '',
    fields: fieldsOf(headers),
  };
}
