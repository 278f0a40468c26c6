import { tlsWords } from '../tls-words.ts';

/** Why a message was not taken. */
export interface MailFailure {
  why: 'connect' | 'timeout' | 'tls' | 'login' | 'refused' | 'busy' | 'cut-off';
  /** One plain sentence for a person, without a secret in it. */
  detail: string;
  /** True when trying again would bring the same: the server does not take this message or address. */
  isForGood: boolean;
  /** True when the line broke after the text had gone over: it may have been taken all the same. */
  mayHaveLeft: boolean;
}

interface MailError extends Error {
  code?: unknown;
  responseCode?: unknown;
  originalCode?: unknown;
}

const TOLD = /^\d{3}[ -].*/;

/**
 * What an error of nodemailer means for a person. `isHandedOver`: the text had begun to go over.
 * @throws the error itself when it is not the network's or the server's: a bug stays a bug.
 */
export function explainMail(error: unknown, host: string, isHandedOver: boolean): MailFailure {
  if (!(error instanceof Error)) throw error;
  const { code, responseCode } = error as MailError;
  if (typeof code !== 'string') throw error;
  if (typeof responseCode === 'number' && code !== 'ETLS')
    return answered(code, responseCode, host, error);
  const [why, rest] = sentence(code, error);
  return { why, detail: `${host} ${rest}`, isForGood: false, mayHaveLeft: isHandedOver };
}

/** The server has said no, in its own words. */
function answered(code: string, status: number, host: string, error: Error): MailFailure {
  const no = { isForGood: false, mayHaveLeft: false };
  if (code === 'EAUTH') {
    return {
      ...no,
      why: 'login',
      detail: `${host} does not accept the name or password of KITH_SMTP_URL.`,
    };
  }
  const words = wordsOf(error);
  if (status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
    return {
      ...no,
      why: 'refused',
      detail: `${host} does not take this mail: ${words}`,
      isForGood: true,
    };
  }
  return { ...no, why: 'busy', detail: `${host} does not take mail now: ${words}` };
}

function wordsOf(error: Error): string {
  const response = 'response' in error && typeof error.response === 'string' ? error.response : '';
  return (TOLD.exec(response)?.[0] ?? 'it gave no reason').slice(0, 300);
}

const TLS_ADVICE = {
  otherName: 'KITH_SMTP_URL has to say the name that the certificate bears.',
  noWord: 'In KITH_SMTP_URL, smtps:// is mostly at port 465, smtp:// at 587.',
};

const UNREACHABLE = new Set([
  'EDNS',
  'ECONNECTION',
  'ESOCKET',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPROTOCOL',
]);

function sentence(code: string, error: Error): [MailFailure['why'], string] {
  if (code === 'ETIMEDOUT') return ['timeout', 'did not answer in time.'];
  const insecure = tlsWords(originalCode(error), TLS_ADVICE);
  // nodemailer calls a certificate that does not hold a fault of the socket.
  if (code === 'ETLS' || insecure !== null)
    return ['tls', insecure ?? 'has no secure connection that can be trusted.'];
  if (code === 'EAUTH' || code === 'ENOAUTH') return ['login', 'does not let Kith sign in.'];
  if (code === 'EDNS') return ['connect', 'has no address; check the spelling in KITH_SMTP_URL.'];
  if (UNREACHABLE.has(code)) return ['connect', 'cannot be reached or broke off; it may be down.'];
  throw error;
}

const originalCode = (error: Error): string =>
  'originalCode' in error ? String(error.originalCode) : '';
