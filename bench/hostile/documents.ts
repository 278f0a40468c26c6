import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chance } from './chance.ts';

/** What reads it: a source, the page of an entry, a newsletter, a list that somebody brings in. */
export const KINDS = ['feed', 'page', 'letter', 'list'] as const;
export type Kind = (typeof KINDS)[number];

export interface Document {
  kind: Kind;
  name: string;
  bytes: Uint8Array;
  contentType: string;
}

/** Of twenty inputs nine are feeds, six pages, two letters, three lists. */
const TURNS: readonly Kind[] = [
  ...Array.from({ length: 9 }, () => 'feed' as const),
  ...Array.from({ length: 6 }, () => 'page' as const),
  ...Array.from({ length: 2 }, () => 'letter' as const),
  ...Array.from({ length: 3 }, () => 'list' as const),
];
export const kindOf = (n: number): Kind => TURNS[n % TURNS.length] ?? 'feed';

interface Resource {
  kind: 'feed' | 'page' | 'opml';
  path: string;
  content_type: string;
}

/** The real documents in a folder with a manifest; null where there is none. */
export function corpusIn(folder: string): Record<Kind, Document[]> | null {
  const manifest = path.join(folder, 'manifest.json');
  if (!existsSync(manifest)) return null;
  const { resources } = JSON.parse(readFileSync(manifest, 'utf8')) as { resources: Resource[] };
  const ofKind = (from: Resource['kind'], kind: Kind): Document[] =>
    resources
      .filter((one) => one.kind === from)
      .map((one) => ({
        kind,
        name: one.path,
        bytes: readFileSync(path.join(folder, one.path)),
        contentType: one.content_type,
      }));
  return {
    feed: ofKind('feed', 'feed'),
    page: ofKind('page', 'page'),
    letter: ofKind('page', 'letter'),
    list: ofKind('opml', 'list'),
  };
}

const ENCODINGS = ['base64', 'quoted-printable', '8bit'] as const;

/** A page as somebody mails it. */
export function letterOf(page: Document, by: Chance): Document {
  const encoding = by.of(ENCODINGS);
  const head = [
    'From: "Ada Example" <ada@lists.example>',
    'To: me@example.org',
    'Subject: =?utf-8?Q?What_we_read_=E2=80=93_this_week?=',
    'Date: Thu, 01 Jan 2026 10:00:00 +0000',
    'Message-ID: <1@lists.example>',
    'List-Archive: <https://lists.example/archive/>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="=_b"',
    '',
    '--=_b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'What we read this week: https://ada.example/1',
    '--=_b',
    `Content-Type: ${page.contentType}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    '',
  ].join('\r\n');
  const body = encoded(Buffer.from(page.bytes), encoding);
  const bytes = Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n--=_b--\r\n')]);
  return { ...page, bytes, contentType: 'message/rfc822' };
}

function encoded(body: Buffer, encoding: (typeof ENCODINGS)[number]): Buffer {
  if (encoding === '8bit') return body;
  if (encoding === 'base64')
    return Buffer.from(body.toString('base64').replace(/.{76}/g, '$&\r\n'));
  const signs = body
    .toString('latin1')
    .replace(/[^\t\n\r !-<>-~]/g, (sign) => hex(sign))
    .replace(/[^\r\n]{70}/g, '$&=\r\n');
  return Buffer.from(signs, 'latin1');
}

const hex = (sign: string): string =>
  `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
