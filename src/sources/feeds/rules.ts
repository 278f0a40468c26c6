/** What a member can do about a source in trouble. Also for screens: no imports but of what is pure. */
import { DAY_MS } from '#days';
import { MAILBOX_ADVICE } from '../mailboxes/trouble.ts';

const WAIT = 'Nothing to do now: Kith goes on trying, less and less often.';
const MOVED =
  'Look at the site: the feed may have moved. If so, follow its new address and stop following this one.';

const ADVICE: Record<string, string> = {
  ...MAILBOX_ADVICE,
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
  410: 'Its publisher has ended it. Look whether they publish elsewhere, or stop following it. Kith looks whether it is back, daily at first and then once a week; what you read of it stays.',
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

const HOUR_MS = 60 * 60 * 1000;

/** "about twice a week", from the usual time between two writings; also what is seldom, said without reproach. */
export function gapWords(gapMs: number): string {
  if (gapMs < 2.5 * HOUR_MS) return 'many times a day';
  if (gapMs < 1.5 * DAY_MS) return `about ${timesWords(DAY_MS / gapMs)} a day`;
  if (gapMs < 10 * DAY_MS) return `about ${timesWords((7 * DAY_MS) / gapMs)} a week`;
  if (gapMs < 45 * DAY_MS) return `about ${timesWords((30 * DAY_MS) / gapMs)} a month`;
  if (gapMs < 300 * DAY_MS) return 'every few months';
  return gapMs < 730 * DAY_MS ? 'about once a year' : 'less than once a year';
}

function timesWords(count: number): string {
  const times = Math.max(1, Math.round(count));
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : `${times} times`;
}
