import type { Kith, MailMessage } from '#platform';
import { SNOOZE_DAYS } from '../limits.ts';
import { escapeHtml } from '../links/html.ts';
import { linkOf, sign } from '../links/links.ts';
import type { DueLine } from '../schema.ts';
import { hostOf } from '../settings/email.ts';

/** Lines in one mail; how many more there are stands below. */
const LINES_SHOWN_MAX = 12;

export interface Digest {
  memberId: number;
  day: string;
  lines: readonly DueLine[];
}

interface Written extends DueLine {
  address: string;
  snoozes: { words: string; address: string }[];
}

/** The mail of a day: what is due, why it stands there, and the ways to put it off or stop. */
export async function letterOf(kith: Kith, digest: Digest, to: string): Promise<MailMessage> {
  const { memberId, day, lines } = digest;
  const written = await Promise.all(
    lines.slice(0, LINES_SHOWN_MAX).map((line) => writtenOf(kith, digest, line)),
  );
  const stop = linkOf(kith, await sign(kith, { do: 'stop', member: memberId }));
  const more = lines.length - written.length;
  const settings = `${kith.config.publicUrl ?? ''}/settings/reminders`;
  return {
    to,
    subject: subjectOf(lines),
    text: textOf(written, { more, stop, settings }),
    html: htmlOf(written, { more, stop, settings }),
    messageId: `<digest-${memberId}-${day}@${hostOf(kith)}>`,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      // One click in the mail program, which then sends a POST (RFC 8058).
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export function subjectOf([first, ...others]: readonly DueLine[]): string {
  const title = first?.title ?? 'What is due';
  return others.length === 0 ? title : `${title}, and ${others.length} more`;
}

async function writtenOf(kith: Kith, { memberId, day }: Digest, line: DueLine): Promise<Written> {
  const { thing, title } = line;
  const snoozes = await Promise.all(
    SNOOZE_DAYS.map(async (days) => {
      const deed = { do: 'snooze', member: memberId, thing, title, days, on: day } as const;
      return { words: snoozeWords(days), address: linkOf(kith, await sign(kith, deed)) };
    }),
  );
  return { ...line, address: `${kith.config.publicUrl ?? ''}${line.href}`, snoozes };
}

export const snoozeWords = (days: number): string =>
  days === 1 ? 'Tomorrow' : days === 7 ? 'In a week' : `In ${days} days`;

interface Foot {
  more: number;
  stop: string;
  settings: string;
}

function textOf(lines: readonly Written[], { more, stop, settings }: Foot): string {
  const parts = lines.map(({ title, why, ifThen, address, snoozes }) =>
    [
      title,
      `  ${why}`,
      ...(ifThen ? [`  ${ifThen}`] : []),
      `  ${address}`,
      ...snoozes.map((snooze) => `  ${snooze.words} instead: ${snooze.address}`),
    ].join('\n'),
  );
  return [
    ...parts,
    ...(more > 0 ? [`And ${more} more in Kith.`] : []),
    `--\nStop all reminders: ${stop}\nWhen and how they come: ${settings}`,
    '',
  ].join('\n\n');
}

function htmlOf(lines: readonly Written[], { more, stop, settings }: Foot): string {
  const link = (words: string, address: string) =>
    `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
  const items = lines.map(
    ({ title, why, ifThen, address, snoozes }) =>
      `<li><p><strong>${link(title, address)}</strong><br>${escapeHtml(why)}<br>${ifThen ? `${escapeHtml(ifThen)}<br>` : ''}Rather: ${snoozes
        .map((snooze) => link(snooze.words.toLowerCase(), snooze.address))
        .join(' · ')}</p></li>`,
  );
  return [
    '<!doctype html><html lang="en"><body>',
    `<ul>${items.join('')}</ul>`,
    more > 0 ? `<p>And ${more} more in Kith.</p>` : '',
    `<p>${link('Stop all reminders', stop)} · ${link('When and how they come', settings)}</p>`,
    '</body></html>',
  ].join('');
}
