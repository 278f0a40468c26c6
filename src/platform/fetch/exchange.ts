import { readBody } from './body.ts';
import { explain } from './failure.ts';
import { type ExchangeRequest, type Fetched, failed } from './fetched.ts';
import { responseHeaders } from './headers.ts';
import { type Agent, send } from './undici.ts';

const BYTES_MAX = 20_000_000;

interface Errand {
  agent: Agent;
  userAgent: string;
  signal: AbortSignal;
  /** Ends the wait when the clock does. */
  orStopped: <T>(work: Promise<T>, signal: AbortSignal) => Promise<T>;
}

/** Asks once. Nothing is followed and nothing tried again: what is sent may be a secret. */
export async function exchangeOnce(
  target: URL,
  { method, headers, body, bytesMax }: ExchangeRequest,
  { agent, userAgent, signal, orStopped }: Errand,
): Promise<Fetched> {
  const url = target.href;
  const startedAt = performance.now();
  let isAnswered = false;
  try {
    const sent = { ...headers, 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br' };
    const answer = await orStopped(
      send(url, {
        dispatcher: agent,
        method,
        headers: sent,
        body: body ?? null,
        signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      }),
      signal,
    );
    isAnswered = true;
    answer.body.on('error', () => {});
    const kept = responseHeaders(answer.headers);
    const read = await orStopped(readBody(answer.body, kept, bytesMax ?? BYTES_MAX), signal);
    const tookMs = Math.round(performance.now() - startedAt);
    return {
      kind: 'ok',
      status: answer.statusCode,
      url,
      headers: kept,
      body: read,
      redirects: [],
      tookMs,
    };
  } catch (error) {
    return failed(url, explain(signal.aborted ? signal.reason : error, target.host, isAnswered));
  }
}
