import type { Fetched } from '#platform';
import type { NotAFeed } from '../feeds/parse/index.ts';
import type { Nothing } from './discovered.ts';

const LATER = 'Try again later.';
const BROWSER = 'Open it in a browser, and give the address at which you end.';
const PUBLIC =
  'Kith follows what everybody may read: look there for a public feed or a newsletter, and give that address.';
const SITE = 'Give the address of the site it is on: Kith looks for its feed there.';

const STATUS: Record<number, string> = {
  401: PUBLIC,
  402: PUBLIC,
  403: 'It may turn programs away. Try again later, or look whether they publish elsewhere, too.',
  404: 'Look at the spelling, or give the address of the front page: Kith looks for its feed there.',
  410: 'Look whether they publish elsewhere now, and give that address.',
  429: LATER,
};

type Failure = Extract<Fetched, { kind: 'failed' }>;

const FAILURES: Partial<Record<Failure['why'], string>> = {
  connect: LATER,
  timeout: LATER,
  'cut-off': LATER,
  'bad-encoding': LATER,
  tls: 'Only whoever runs that site can mend it. Look at the spelling, or try again later.',
  'too-large': 'Look whether the site offers a shorter feed, and give that address.',
  'too-many-redirects': BROWSER,
  'redirect-loop': BROWSER,
};

/** An address that cannot be read now, and what to do about it. */
export function notRead({ why, status, detail }: Failure): Nothing {
  const ofStatus = (of: number) => STATUS[of] ?? (of >= 500 ? LATER : SITE);
  const advice = status === undefined ? FAILURES[why] : ofStatus(status);
  return { kind: 'nothing', why: detail, advice };
}

/** A file that is nothing to follow, and what to do instead. */
export function noFeed({ why, looksLike }: NotAFeed): Nothing {
  const isPdf = looksLike === 'pdf';
  return {
    kind: 'nothing',
    why,
    advice: isPdf ? `${SITE} The PDF can be kept in your library.` : SITE,
  };
}

/** A page may have a feed that only those see who are signed in. */
export const ASKS_FOR_LOGIN = `This page asks for a login and offers no feed. ${PUBLIC}`;
