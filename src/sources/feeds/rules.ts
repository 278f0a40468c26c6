/** What a member can do about a source in trouble. Also for screens: no imports. */

const WAIT = 'Nothing to do now: Kith goes on trying, less and less often.';
const MOVED =
  'Look at the site: the feed may have moved. If so, follow its new address and stop following this one.';

const ADVICE: Record<string, string> = {
  'refused-address':
    'Kith fetches from public addresses only. Stop following it, or ask your host.',
  'bad-address': 'The address is mistyped. Stop following it and follow the right one.',
  dns: `If it stays like this the site is gone. ${MOVED}`,
  connect: WAIT,
  tls: 'The site must mend its certificate. Kith goes on trying.',
  timeout: WAIT,
  'too-large': 'The feed is larger than Kith reads. Look whether the site offers a shorter one.',
  'too-many-redirects': MOVED,
  'redirect-loop': MOVED,
  'cut-off': WAIT,
  'bad-encoding': WAIT,
  'not-a-feed': MOVED,
};

const STATUS_ADVICE: Record<number, string> = {
  401: 'It is not public. If you have another address for it, follow that one.',
  402: 'It is not public. If you have another address for it, follow that one.',
  403: 'The site turns programs away. Its owner can let Kith in; Kith goes on trying.',
  404: MOVED,
  410: 'Its publisher has ended it. Look whether they publish elsewhere, or stop following it.',
  429: WAIT,
};

/** `problem` is a feed's: a code such as `timeout`, or `http-404` for a status. */
export function adviceFor(problem: string | null): string {
  const status = /^http-(\d{3})$/.exec(problem ?? '')?.[1];
  if (status !== undefined) {
    const said = STATUS_ADVICE[Number(status)];
    return said ?? (Number(status) >= 500 ? WAIT : MOVED);
  }
  return ADVICE[problem ?? ''] ?? WAIT;
}

/** "about every 6 hours", from how long the next look is away from the last. */
export function rhythmWords(waitMs: number): string {
  const minutes = Math.round(waitMs / 60_000);
  if (minutes < 55) return `about every ${Math.max(5, Math.round(minutes / 5) * 5)} minutes`;
  const hours = Math.round(minutes / 60);
  if (hours <= 1) return 'about every hour';
  return hours < 22 ? `about every ${hours} hours` : 'about once a day';
}
