import type { Dispatcher } from 'undici';
import { parseAllowNet } from './address.ts';
import { readBody } from './body.ts';
import { createDial, FetchError } from './dial.ts';
import { exchangeOnce } from './exchange.ts';
import { codeOf, explain, statusFailure } from './failure.ts';
import {
  type ExchangeRequest,
  type Fetched,
  type FetchOptions,
  type FetchRequest,
  failed,
  type GuardedFetch,
  type Posted,
  type PostRequest,
} from './fetched.ts';
import {
  isHeaderValue,
  locationText,
  parseRetryAfter,
  requestHeaders,
  responseHeaders,
} from './headers.ts';
import { followRedirects, type Hop } from './redirects.ts';
import { readTarget, showAddress } from './target.ts';
import { Agent, send } from './undici.ts';

const BYTES_MAX = 10_000_000;
const TIMEOUT_MS = 20_000;
const CONNECTIONS_PER_HOST_MAX = 2;
/** Bodies nobody reads are read away up to this size, to keep the connection for the next hop. */
const DISCARD_BYTES_MAX = 16_384;
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

interface Errand {
  agent: Agent;
  now: () => number;
  request: FetchRequest;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** A signal for the whole errand: it fires when time is up or when the caller stops it. */
function startClock(request: Pick<FetchRequest, 'timeoutMs' | 'signal'>) {
  const timeoutMs = request.timeoutMs ?? TIMEOUT_MS;
  const stop = new AbortController();
  const late = `There was no full answer within ${timeoutMs / 1000} seconds; Kith stopped waiting.`;
  const timer = setTimeout(
    () => stop.abort(new FetchError({ why: 'timeout', detail: late })),
    timeoutMs,
  );
  const stopped = 'The request was stopped before it was finished.';
  const onAbort = () => stop.abort(new FetchError({ why: 'cut-off', detail: stopped }));
  if (request.signal?.aborted) onAbort();
  request.signal?.addEventListener('abort', onAbort, { once: true });
  const end = () => {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', onAbort);
  };
  return { signal: stop.signal, end };
}

/** undici notices an aborted signal only once it is connected; the clock must not wait for that. */
function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * A kept connection may be closed by the server just as it is used again. Then a GET or HEAD may be
 * sent once more (RFC 9110, section 9.2.2). A fresh connection has read nothing yet.
 */
function isStaleConnection(error: unknown): boolean {
  if (codeOf(error) === 'ECONNRESET') return true;
  if (codeOf(error) !== 'UND_ERR_SOCKET' || !(error instanceof Error)) return false;
  const socket = 'socket' in error ? error.socket : null;
  return socket !== null && typeof socket === 'object' && 'bytesRead' in socket
    ? Number(socket.bytesRead) > 0
    : false;
}

async function ask(url: string, errand: Errand): Promise<Dispatcher.ResponseData> {
  const { agent, headers, signal, request } = errand;
  // The clock is the only limit of time, so undici's own two are off.
  const { method = 'GET' } = request;
  const options = { dispatcher: agent, method, headers, signal, headersTimeout: 0, bodyTimeout: 0 };
  try {
    return await send(url, options);
  } catch (error) {
    if (!isStaleConnection(error) || signal.aborted) throw error;
    return await send(url, options);
  }
}

async function discard({ body, headers, statusCode }: Dispatcher.ResponseData): Promise<void> {
  const isSmall = Number(headers['content-length'] ?? Number.NaN) <= DISCARD_BYTES_MAX;
  body.on('error', () => {});
  // The status is what counts; how its body ends does not.
  if (isSmall || statusCode === 304) await body.dump({ limit: DISCARD_BYTES_MAX }).catch(() => {});
  else body.destroy();
}

function redirectFrom(url: string, status: number, location: string): Hop {
  const target = readTarget(locationText(location), url);
  if (target instanceof URL) return { kind: 'redirect', status, to: target.href };
  const detail = `The address leads on to one that Kith does not fetch. ${target.detail}`;
  return failed(url, { ...target, detail });
}

async function readAnswer(
  url: string,
  answer: Dispatcher.ResponseData,
  { request, signal, now }: Errand,
): Promise<Hop> {
  const status = answer.statusCode;
  const headers = responseHeaders(answer.headers);
  if (status >= 200 && status < 300) {
    const { bytesMax: allowed = BYTES_MAX } = request;
    const bytesMax = typeof allowed === 'number' ? allowed : allowed(headers);
    const body = await orStopped(readBody(answer.body, headers, bytesMax), signal);
    return { kind: 'ok', status, url, headers, body, redirects: [], tookMs: 0 };
  }
  await discard(answer);
  const location = headers.location;
  if (REDIRECT_STATUSES.has(status) && location !== undefined) {
    return redirectFrom(url, status, location);
  }
  const isAsked = Boolean(request.etag ?? request.lastModified);
  if (status === 304 && isAsked) return { kind: 'not-modified', url, headers, redirects: [] };
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now());
  return failed(url, statusFailure(new URL(url).host, status, retryAfterMs));
}

async function takeHop(url: string, errand: Errand): Promise<Hop> {
  let answer: Dispatcher.ResponseData | null = null;
  try {
    answer = await orStopped(ask(url, errand), errand.signal);
    return await readAnswer(url, answer, errand);
  } catch (error) {
    answer?.body.on('error', () => {}).destroy();
    const cause = errand.signal.aborted ? errand.signal.reason : error;
    return failed(url, explain(cause, new URL(url).host, answer !== null));
  }
}

interface Handover {
  agent: Agent;
  headers: Record<string, string>;
  body: Uint8Array;
  signal: AbortSignal;
}

/** Sends once: what may have arrived is not sent again. */
async function hand(target: URL, { agent, signal, headers, body }: Handover): Promise<Posted> {
  const url = target.href;
  const request = { dispatcher: agent, method: 'POST', headers, body, signal } as const;
  try {
    const answer = await orStopped(
      send(url, { ...request, headersTimeout: 0, bodyTimeout: 0 }),
      signal,
    );
    const status = answer.statusCode;
    await discard(answer);
    if (status >= 200 && status < 300) return { kind: 'ok', status };
    return failed(url, statusFailure(target.host, status, null));
  } catch (error) {
    return failed(url, explain(signal.aborted ? signal.reason : error, target.host, false));
  }
}

/**
 * Makes the one door for outgoing requests: GET, HEAD, POST for what is handed over, and questions to a server where a member has an account; no cookies, every address
 * checked when it is dialled, on every hop. What the network does comes back as a value.
 * @throws Error when an option is nonsense.
 */
export function createFetch(options: FetchOptions): GuardedFetch {
  const { userAgent, now = Date.now } = options;
  if (!isHeaderValue(userAgent)) throw new Error('The user agent cannot be sent as a header.');
  const agent = new Agent({
    connect: createDial(parseAllowNet(options.allowNet.join(',')), options),
    connections: options.connectionsPerHostMax ?? CONNECTIONS_PER_HOST_MAX,
  });

  async function get(request: FetchRequest): Promise<Fetched> {
    const startedAt = performance.now();
    const target = readTarget(request.url);
    if (!(target instanceof URL)) return failed(showAddress(request.url), target);
    const clock = startClock(request);
    const headers = requestHeaders(request, userAgent);
    const errand: Errand = { agent, now, request, headers, signal: clock.signal };
    try {
      const take = (url: string) => takeHop(url, errand);
      const fetched = await followRedirects(target.href, take, request.redirectsMax);
      if (fetched.kind !== 'ok') return fetched;
      return { ...fetched, tookMs: Math.round(performance.now() - startedAt) };
    } finally {
      clock.end();
    }
  }

  async function post({ url, headers, body, timeoutMs }: PostRequest): Promise<Posted> {
    const target = readTarget(url);
    if (!(target instanceof URL)) return failed(showAddress(url), target);
    const clock = startClock(timeoutMs === undefined ? {} : { timeoutMs });
    const sent = { ...headers, 'user-agent': userAgent };
    try {
      return await hand(target, { agent, headers: sent, body, signal: clock.signal });
    } finally {
      clock.end();
    }
  }

  async function exchange(request: ExchangeRequest): Promise<Fetched> {
    const target = readTarget(request.url);
    if (!(target instanceof URL)) return failed(showAddress(request.url), target);
    const { timeoutMs, signal } = request;
    const clock = startClock({
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal === undefined ? {} : { signal }),
    });
    try {
      return await exchangeOnce(target, request, {
        agent,
        userAgent,
        signal: clock.signal,
        orStopped,
      });
    } finally {
      clock.end();
    }
  }

  return { get, post, exchange, close: () => agent.destroy() };
}
