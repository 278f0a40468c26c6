import { escapeHtml } from '#html';
import type { Kith, MailMessage } from '#platform';
import { shortened } from '../due/words.ts';
import { SNOOZE_DAYS } from '../limits.ts';
import { linkOf, sign } from '../links/links.ts';
import type { DueLine } from '../schema.ts';
import { hostOf } from '../settings/email.ts';

/** Lines in one mail; how many more there are stands below. */
const LINES_SHOWN_MAX = 12;
const SUBJECT_CHARS_MAX = 120;
const TITLE_CHARS_MAX = 300;
/** A link carries what it is about, so that its page can say it to who is not signed in. */
const LINK_CHARS_MAX = 60;

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
    html: htmlOf(subjectOf(lines), written, { more, stop, settings }),
    messageId: `<digest-${memberId}-${day}@${hostOf(kith)}>`,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      // One click in the mail program, which then sends a POST (RFC 8058).
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export function subjectOf([first, ...others]: readonly DueLine[]): string {
  const title = shortened(first?.title ?? 'What is due', SUBJECT_CHARS_MAX);
  return others.length === 0 ? title : `${title}, and ${others.length} more`;
}

async function writtenOf(kith: Kith, { memberId, day }: Digest, line: DueLine): Promise<Written> {
  const { thing } = line;
  const title = shortened(line.title, LINK_CHARS_MAX);
  const snoozes = await Promise.all(
    SNOOZE_DAYS.map(async (days) => {
      const deed = { do: 'snooze', member: memberId, thing, title, days, on: day } as const;
      return { words: snoozeWords(days), address: linkOf(kith, await sign(kith, deed)) };
    }),
  );
  return {
    ...line,
    title: shortened(line.title, TITLE_CHARS_MAX),
    address: `${kith.config.publicUrl ?? ''}${line.href}`,
    snoozes,
  };
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

/** Mail programs read no style sheet; what makes a line fit a phone and a link fit a thumb stands in it. */
const BODY_STYLE = 'margin:0 auto;max-width:36em;padding:16px;font:16px/1.5 sans-serif';
const LIST_STYLE = 'margin:0;padding:0;list-style:none';
const LINE_STYLE = 'margin:0 0 20px;overflow-wrap:anywhere';
const SNOOZE_STYLE = 'display:inline-block;padding:8px 12px 8px 0';

function htmlOf(title: string, lines: readonly Written[], { more, stop, settings }: Foot): string {
  const link = (words: string, address: string, style = '') =>
    `<a href="${escapeHtml(address)}"${style && ` style="${style}"`}>${escapeHtml(words)}</a>`;
  const items = lines.map(
    (line) =>
      `<li style="${LINE_STYLE}"><strong>${link(line.title, line.address)}</strong><br>${escapeHtml(line.why)}<br>${line.ifThen ? `${escapeHtml(line.ifThen)}<br>` : ''}Rather: ${line.snoozes
        .map((snooze) => link(snooze.words.toLowerCase(), snooze.address, SNOOZE_STYLE))
        .join(' ')}</li>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${BODY_STYLE}"><ul style="${LIST_STYLE}">${items.join('')}</ul>`,
    more > 0 ? `<p>And ${more} more in Kith.</p>` : '',
    `<p>${link('Stop all reminders', stop, SNOOZE_STYLE)} ${link('When and how they come', settings, SNOOZE_STYLE)}</p>`,
    '</body></html>',
  ].join('');
}
