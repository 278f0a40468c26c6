import { DAY_MS } from '../days.ts';
import type { FetchRequest } from './fetched.ts';

const VALUE_LENGTH_MAX = 2048;

/** What may stand in a header value: a validator with a line break in it could add headers. */
export function isHeaderValue(text: string): boolean {
  return text !== '' && text.length <= VALUE_LENGTH_MAX && /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** The headers of a request. A validator that cannot be sent is left out: then all is fetched. */
export function requestHeaders(request: FetchRequest, userAgent: string): Record<string, string> {
  const wanted: [string, string | null | undefined][] = [
    ['user-agent', userAgent],
    ['accept', request.accept ?? '*/*'],
    ['accept-encoding', 'gzip, deflate, br'],
    ['if-none-match', request.etag],
    ['if-modified-since', request.lastModified],
  ];
  const sent: Record<string, string> = {};
  for (const [name, value] of wanted) {
    if (typeof value === 'string' && isHeaderValue(value)) sent[name] = value;
  }
  return sent;
}

/** Response headers by lower-case name, without cookies, which Kith neither keeps nor sends. */
export function responseHeaders(
  raw: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const kept = Object.entries(raw).flatMap(([name, value]): [string, string][] => {
    const key = name.toLowerCase();
    if (value === undefined || key === 'set-cookie' || key === 'set-cookie2') return [];
    return [[key, Array.isArray(value) ? value.join(', ') : value]];
  });
  return Object.fromEntries(kept);
}

/**
 * Location as text. Headers arrive byte by byte; many servers put UTF-8 there unescaped, and the
 * Fetch standard reads it so.
 */
export function locationText(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return value;
  }
}

/**
 * Reads Retry-After, seconds or a date, as milliseconds from `nowMs`; at most a day, never below
 * zero. Null when it is neither. Source: RFC 9110, section 10.2.3.
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, DAY_MS);
  // Date.parse takes much that is no date of HTTP ("-5"); those begin with the name of a day.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(at - nowMs, 0), DAY_MS);
}
