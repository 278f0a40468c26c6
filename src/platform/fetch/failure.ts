import { tlsWords } from '../tls-words.ts';
import { CONNECT_MS_MAX, FetchError } from './dial.ts';
import type { Failure, FetchFailure } from './fetched.ts';

const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EPIPE',
  'UND_ERR_SOCKET',
]);

/** The code of an error, or of the first that a bundle of failed attempts holds. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // undici 8.12 means to give these a code, but looks it up the wrong way round.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

const TLS_ADVICE = {
  otherName: 'The address may hold with “www.” before it, or without.',
  noWord: '“http://” in place of “https://” may lead there.',
};

const CUT_OFF = 'broke off its answer in the middle; Kith kept nothing of it.';

/** The sentence for a code; null for one that no network brings. */
function sentence(code: string, hasAnswered: boolean): [FetchFailure, string] | null {
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return ['timeout', `did not take the connection within ${CONNECT_MS_MAX / 1000} seconds.`];
  }
  const insecure = tlsWords(code, TLS_ADVICE);
  if (insecure !== null) return ['tls', insecure];
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') {
    return ['cut-off', 'was not asked to the end, because Kith is closing.'];
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return ['too-large', 'sends more headers than Kith reads.'];
  }
  if (code === 'Z_BUF_ERROR') return ['cut-off', CUT_OFF];
  if (/^(Z_|ERR__?ERROR_|ERR_BROTLI|ERR_PADDING)/.test(code)) {
    return ['bad-encoding', 'packed its answer so that it cannot be unpacked.'];
  }
  if (hasAnswered && (CONNECT_CODES.has(code) || /^(UND_|HPE_|ERR_STREAM)/.test(code))) {
    return ['cut-off', CUT_OFF];
  }
  if (code === 'ECONNREFUSED') return ['connect', 'refuses the connection; it may be down.'];
  if (CONNECT_CODES.has(code)) return ['connect', `cannot be reached (${code}); it may be down.`];
  if (/^(UND_|HPE_)/.test(code)) {
    return ['bad-encoding', 'does not answer as a web server does.'];
  }
  return null;
}

/**
 * What an error of a request means for a person. `hasAnswered`: the headers had arrived.
 * @throws the error itself when it is not the network's: a bug stays a bug.
 */
export function explain(error: unknown, host: string, hasAnswered: boolean): Failure {
  if (error instanceof FetchError) return error.failure;
  const said = sentence(codeOf(error), hasAnswered);
  if (said === null) throw error;
  const [why, rest] = said;
  return { why, detail: `${host} ${rest}` };
}

const STATUS_WORDS: Record<number, string> = {
  401: 'wants a login for this address',
  402: 'wants payment for this address',
  403: 'does not let Kith see this address',
  404: 'has nothing at this address',
  410: 'says that this address is gone for good',
  429: 'asks Kith to come less often',
  503: 'is not available now',
};

/** The failure for a status outside 2xx that leads nowhere else. */
export function statusFailure(host: string, status: number, retryAfterMs: number | null): Failure {
  const fallback = status >= 500 ? 'has a fault of its own' : 'gave no page';
  const detail = `${host} ${STATUS_WORDS[status] ?? fallback} (status ${status}).`;
  const failure: Failure = { why: 'http-status', detail, status };
  return retryAfterMs === null ? failure : { ...failure, retryAfterMs };
}
