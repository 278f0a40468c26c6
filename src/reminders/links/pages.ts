import { escapeHtml } from '#html';
import type { Kith, routesOf } from '#platform';
import { snoozeWords } from '../digest/letter.ts';
import { snooze, snoozeTold } from '../due/snooze.ts';
import { dayAt } from '../moments.ts';
import { settingOf } from '../settings/rows.ts';
import { stopReminders } from '../settings/settings.ts';
import { pageOf } from './html.ts';
import { type Deed, readSigned } from './links.ts';

type Pages = ReturnType<typeof routesOf>;
const HEADERS = { 'cache-control': 'no-store' };
const PATH = '/reminders/links/:token';

/**
 * Where links in mails lead. Looking changes nothing, since mail programs look at links by themselves; the button
 * does. A POST without a look, as mail programs send it for "unsubscribe", does it too.
 */
export function addLinkPages(pages: Pages, kith: Kith): void {
  pages.get(PATH, async (context) => {
    const deed = await readSigned(kith, context.req.param('token'));
    return deed === null
      ? context.html(UNKNOWN, 404, HEADERS)
      : context.html(question(deed), 200, HEADERS);
  });
  pages.post(PATH, async (context) => {
    const deed = await readSigned(kith, context.req.param('token'));
    if (deed === null) return context.html(UNKNOWN, 404, HEADERS);
    await carryOut(kith, deed);
    return context.html(answer(deed), 200, HEADERS);
  });
}

async function carryOut(kith: Kith, deed: Deed): Promise<void> {
  if (deed.do === 'stop') return stopReminders(kith, deed.member);
  const setting = await settingOf(kith, deed.member);
  // Who is no member any more has nothing to put off.
  if (setting === null) return;
  const today = dayAt(setting.time_zone, kith.now());
  const { member, days } = deed;
  if (deed.do === 'snooze-day') await snoozeTold(kith, member, { toldOn: deed.day, days, today });
  else await snooze(kith, member, { thing: deed.thing, days, today });
}

const SETTINGS_LINK = '<p><a href="/settings/reminders">When and how reminders come</a></p>';

function question(deed: Deed): string {
  const [title, words, button] =
    deed.do === 'stop'
      ? ['Stop all reminders?', 'No more e-mail and no more push messages will come.', 'Stop all']
      : ['Put this off?', titleOf(deed), snoozeWords(deed.days)];
  return pageOf(
    title,
    `<p>${escapeHtml(words)}</p><form method="post"><button>${escapeHtml(button)}</button></form>${SETTINGS_LINK}`,
  );
}

function answer(deed: Deed): string {
  return deed.do === 'stop'
    ? pageOf(
        'Stopped',
        `<p>No more reminders will come. You can have them again any time.</p>${SETTINGS_LINK}`,
      )
    : pageOf(
        'Put off',
        `<p>${escapeHtml(titleOf(deed))} may come again: ${snoozeWords(deed.days).toLowerCase()}.</p>${SETTINGS_LINK}`,
      );
}

const titleOf = (deed: Exclude<Deed, { do: 'stop' }>): string =>
  deed.do === 'snooze' ? `“${deed.title}”` : 'What you were reminded of';

const UNKNOWN = pageOf(
  'This link leads nowhere',
  `<p>It is not complete, or it is of another Kith. Copy it whole from the mail.</p>${SETTINGS_LINK}`,
);
