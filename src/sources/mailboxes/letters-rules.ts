/**
 * The address of a feed that letters make. Nothing can be fetched by it: it only tells one member's sender from all
 * others, so that a mailbox connected again goes on where it was.
 */
import type { Sender } from './rules.ts';

/** What letters are called beside `rss-2.0` and its like. */
export const LETTERS_FORMAT = 'letters';

interface Place extends Sender {
  memberId: number;
  host: string;
  userName: string;
}

export function lettersAddress({ memberId, host, userName, kind, key }: Place): string {
  const parts = [String(memberId), host, userName, kind, key].map(encodeURIComponent);
  return `mailbox:${parts.join('/')}`;
}

/** From whom in which mailbox, for a person; null where it is the address of something else. */
export function readLettersAddress(url: string): { from: string; mailbox: string } | null {
  if (!url.startsWith('mailbox:')) return null;
  const [, host = '', userName = '', , from = ''] = url
    .slice('mailbox:'.length)
    .split('/')
    .map(decodeURIComponent);
  return { from, mailbox: userName.includes('@') ? userName : `${userName} at ${host}` };
}
