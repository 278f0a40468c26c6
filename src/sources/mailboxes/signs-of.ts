import { createHash } from 'node:crypto';
import type { LetterHead } from '#platform';
import type { LetterSigns } from './rules.ts';

const NAME_CHARS_MAX = 200;
const ID_CHARS_MAX = 900;

/** What of a letter's head decides what is done with it. */
export function signsOf({ from, to, subject, fields }: LetterHead): LetterSigns {
  const list = fields['list-id'] ?? '';
  const listId = (/<([^<>]+)>/.exec(list)?.[1] ?? list).trim().toLowerCase();
  const checks = fields['authentication-results'] ?? '';
  return {
    fromAddress: (from?.address ?? '').trim().toLowerCase(),
    fromName: oneLine(from?.name ?? ''),
    to: to.map((address) => address.trim().toLowerCase()),
    subject,
    listId: /^[\w.@+-]{1,255}$/.test(listId) ? listId : '',
    // Where its words are encoded the List-Id itself is as good a name.
    listName: list.includes('=?') ? '' : oneLine(list.replace(/<.*$/, '').replaceAll('"', '')),
    isDiscussion: /mailto:|https?:/i.test(fields['list-post'] ?? ''),
    isNewsletter: 'list-unsubscribe' in fields || listId !== '',
    isForged: /\b(?:dmarc|dkim|spf)\s*=\s*(?:fail|softfail|permerror)\b/i.test(checks),
  };
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, NAME_CHARS_MAX)
    .toWellFormed();

/** What a letter is known by: its Message-ID; where it has none, who wrote it when about what. */
export function identityOf({ messageId, from, subject, receivedAt }: LetterHead): string {
  const id = messageId.trim().replace(/^<|>$/g, '');
  if (id !== '') return `letter ${id.slice(0, ID_CHARS_MAX)}`;
  const said = JSON.stringify([from?.address, subject, receivedAt]);
  return `letter ${createHash('sha256').update(said).digest('base64url')}`;
}
