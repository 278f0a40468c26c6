/** What an answer's headers say of how long it is good for, and by what it can be told from the next. */

type Headers = Readonly<Record<string, string>>;

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * For how long the answer stays good, ms; 0 where it is to be asked again at once or says nothing.
 * `Cache-Control` counts before `Expires`, and what lay in a cache on the way is older by `Age`.
 * Source: RFC 9111, sections 4.2.1 and 5.3.
 */
export function freshMs(headers: Headers, now: number): number {
  const control = headers['cache-control'] ?? '';
  if (/(?:^|[,\s])no-(?:cache|store)\b/i.test(control)) return 0;
  const maxAge = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,12})/i.exec(control)?.[1];
  if (maxAge === undefined) return freshByExpires(headers, now);
  const age = /^\d{1,12}$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  return Math.max(Math.min(Number(maxAge), YEAR_S) - age, 0) * 1000;
}

/** By the server's own clock where it tells it: only the difference of the two dates is meant. */
function freshByExpires(headers: Headers, now: number): number {
  const expires = dateOf(headers.expires);
  if (expires === null) return 0;
  return Math.min(Math.max(expires - (dateOf(headers.date) ?? now), 0), YEAR_S * 1000);
}

/** "0" and "-1" stand in many answers for "at once"; Date.parse takes them for years. */
function dateOf(text: string | undefined): number | null {
  const at = /^[A-Za-z]{3,9},? /.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/**
 * By what to ask next time whether anything changed. None where the answer must not be stored, or
 * is to be taken as old at once by a server that knows no other way to say so (`Expires: 0`): what
 * such servers answer 304 to is not to be trusted. `no-cache` asks just for such a question.
 */
export function validatorsOf(headers: Headers): Validators {
  const isNotToKeep =
    /(?:^|[,\s])no-store\b/i.test(headers['cache-control'] ?? '') ||
    /^(?:0|-1)$/.test(headers.expires?.trim() ?? '');
  if (isNotToKeep) return { etag: null, lastModified: null };
  return { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}
