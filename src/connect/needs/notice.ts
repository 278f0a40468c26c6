/** What connect notices in an entry, where feeds are read: what its author asks of its readers. */
import { DAY_MS } from '#days';
import type { Notice } from '#platform';
import { type Asked, asksIn, isQuoted, quotedIn } from './asking.ts';
import { ASKED_LATELY_DAYS } from './limits.ts';

/** Null also for what was asked too long ago. */
export const notice: Notice<Asked[]> = ({ title, text, html, publishedAt }, now) => {
  if (publishedAt !== null && publishedAt < now - ASKED_LATELY_DAYS * DAY_MS) return null;
  const asked = asksIn(title, text);
  if (asked.length === 0) return null;
  const quoted = quotedIn(html);
  return asked.filter(({ sentence }) => !isQuoted(sentence, quoted));
};
