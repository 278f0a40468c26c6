import { urlLengthMax } from './limits.ts';

/**
 * An absolute http(s) address, or null. One that is absolute already is kept as written, since
 * publishers compare and redirect on the exact string.
 */
export function absoluteUrl(given: string | null | undefined, base?: string | null): string | null {
  // "&amp;" is left in addresses by publishers that escape twice; no query means it.
  const href = given
    ?.trim()
    .replace(/^feed:(?:\/\/(?=[^/])|(?=https?:))/i, (said) => (said.endsWith('/') ? 'http://' : ''))
    .replaceAll('&amp;', '&')
    .replace(/[\t\n\r]/g, '')
    .replaceAll(' ', '%20');
  if (!href || href.length > urlLengthMax) return null;
  if (/^https?:\/\/[^/\\?#]/i.test(href)) return URL.canParse(href) ? href : null;
  const guessed = /^www\.[\w-]+\.\w/i.test(href) ? `http://${href}` : href;
  const url =
    URL.parse(guessed, base ?? undefined) ??
    URL.parse(guessed.startsWith('//') ? `https:${guessed}` : '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** The base that an xml:base (maybe relative itself) makes inside an outer one. */
export function baseWithin(given: string | null, outer: string | null): string | null {
  if (!given) return outer;
  return absoluteUrl(given, outer) ?? outer;
}
