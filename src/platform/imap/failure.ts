import { tlsWords } from '../tls-words.ts';

/** Why a mailbox did not answer as it should. */
export type MailboxTrouble =
  | 'address'
  | 'connect'
  | 'timeout'
  | 'tls'
  | 'login'
  | 'folder'
  | 'cut-off'
  | 'refused';

export interface MailboxFailure {
  kind: 'failed';
  why: MailboxTrouble;
  /** One plain sentence for a person, without a secret in it. */
  detail: string;
}

/** An error of imapflow, on its way from the question that it answers. */
export class Unanswered extends Error {
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super('The mailbox did not answer.');
    this.name = 'Unanswered';
    this.cause = cause;
  }
}

const WORDS: Record<Exclude<MailboxTrouble, 'address' | 'refused'>, string> = {
  connect: 'cannot be reached; it may be down, or the port may be another.',
  timeout: 'did not answer in time.',
  tls: 'has no secure connection that can be trusted.',
  login: 'does not let Kith in with this user name and password.',
  folder: 'has no such folder any more.',
  'cut-off': 'broke off in the middle.',
};

const TLS_ADVICE = {
  otherName: 'Put in the name that the certificate bears; your provider’s help says it.',
  noWord: 'TLS is mostly at port 993, STARTTLS at 143.',
};

const UNREACHED = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/;
const NO_FOLDER = /^(?:NONEXISTENT|TRYCREATE|CANNOT|NOPERM)$/;

interface ImapError {
  code?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  mailboxMissing?: unknown;
  serverResponseCode?: unknown;
  responseText?: unknown;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an error means for a person; `host` as they typed it. */
export function explainMailbox(error: unknown, host: string, isLate: boolean): MailboxFailure {
  const why = isLate ? 'timeout' : troubleIn(error);
  if (why !== 'refused') {
    const words = (why === 'tls' ? tlsWords(codeIn(error), TLS_ADVICE) : null) ?? WORDS[why];
    return { kind: 'failed', why, detail: `${host} ${words}` };
  }
  const said = textOf((error as ImapError).responseText).slice(0, 200);
  return { kind: 'failed', why, detail: `${host} refuses: ${said}` };
}

const codeIn = (error: unknown): string => textOf((error as ImapError | null)?.code);

function troubleIn(error: unknown): Exclude<MailboxTrouble, 'address'> {
  if (typeof error !== 'object' || error === null) return 'cut-off';
  const said: ImapError = error;
  const code = codeIn(error);
  if (said.authenticationFailed) return 'login';
  if (said.tlsFailed || tlsWords(code, TLS_ADVICE) !== null) return 'tls';
  if (/TIMEDOUT|TIMEOUT/i.test(code)) return 'timeout';
  if (UNREACHED.test(code)) return 'connect';
  if (said.mailboxMissing || NO_FOLDER.test(textOf(said.serverResponseCode))) return 'folder';
  return textOf(said.responseText) === '' ? 'cut-off' : 'refused';
}
