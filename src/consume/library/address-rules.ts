import { URL_CHARS_MAX } from './limits.ts';

/** The address of a page as it is typed or copied: a site without `https://` before it is meant with that. */
export function wholeAddress(text: string): string {
  const typed = text.trim();
  return typed.length <= URL_CHARS_MAX && SITE.test(typed) ? `https://${typed}` : typed;
}

/** Each dot ends a part, so that there is one way to read it: with more, a long address takes seconds to refuse. */
const SITE = /^[^\s/?#:@.]+(?:\.[^\s/?#:@.]+)+\.?(?::\d+)?(?:[/?#]\S*)?$/u;

export function isPageAddress(text: string): boolean {
  if (text.length > URL_CHARS_MAX) return false;
  const url = wholeAddress(text);
  return !/\s/u.test(url) && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
