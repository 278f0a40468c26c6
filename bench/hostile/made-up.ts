/** Documents of no one: soups of what each format is made of, by fast-check. */
import fc from 'fast-check';
import { attacks } from '../../test/hostile/attacks.ts';
import type { Chance } from './chance.ts';
import type { Document, Kind } from './documents.ts';

type Made = fc.Arbitrary<string>;

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(...attacks),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '\ufeff',
    'https://a.example/',
    'javascript:x',
    '2026-01-01',
    '\u202e',
  ),
);
const soupOf = (...tokens: string[]): Made =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...tokens) },
        { weight: 1, arbitrary: anything },
      ),
      {
        maxLength: 400,
        size: 'max',
      },
    )
    .map((parts) => parts.join(''));

const KEYS = [
  'version',
  'title',
  'items',
  'id',
  'url',
  'href',
  'content_html',
  'content_text',
  'authors',
  'author',
  'name',
  'date_published',
  'tags',
  'attachments',
  'rss',
  'channel',
  'item',
  'bookmarks',
  'annotations',
  'target',
  'selector',
  'exact',
  'labels',
  'mime_type',
  'people',
  'fields',
];
const json: Made = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      anything,
      fc.double(),
      fc.constantFrom(null, true, -1, 'https://jsonfeed.org/version/1.1'),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
    ),
  }))
  .value.map((value) => JSON.stringify(value) ?? '');

const xml = soupOf(
  '<rss version="2.0">',
  '<channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<link>',
  '</link>',
  '<description>',
  '<content:encoded>',
  '<![CDATA[',
  ']]>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<entry>',
  '</entry>',
  '<content type="xhtml">',
  '<content type="html" mode="base64">',
  '<author><name>',
  '</name></author>',
  '<updated>',
  '<pubDate>Thu, 01 Jan 2026',
  '<rdf:RDF>',
  '<dc:creator>',
  '<enclosure url="a" length="',
  '<link href="',
  '" rel="alternate"/>',
  '<category term="',
  '"/>',
  '<!DOCTYPE x [<!ENTITY a "&a;">]>',
  '&a;',
  '&lt;p&gt;',
  '<?xml version="1.0" encoding="',
  '"?>',
  ' xml:base="../..//"',
  '<media:group>',
  '<itunes:author>',
  '<podcast:person>',
  '<thr:in-reply-to ref="',
  '<guid isPermaLink="',
);
const html = soupOf(
  '<html>',
  '<head>',
  '<body>',
  '<article>',
  '</article>',
  '<div class="post">',
  '</div>',
  '<p>',
  '</p>',
  '<a href="',
  '">',
  '</a>',
  '<img src="',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<script>',
  '</script>',
  '<style>',
  '</style>',
  '<template>',
  '<link rel="alternate" type="application/rss+xml" href="',
  '<meta property="og:title" content="',
  '<h1>',
  '</h1>',
  '<svg>',
  '</svg>',
  '<math>',
  '<!--',
  '-->',
  '<form>',
  '<select>',
  '<option>',
  '<br>',
  'Words, that make a sentence, and another one. '.repeat(8),
  '<base href="',
  '<span class="h-card">',
  '<noscript>',
  '<iframe srcdoc="',
  '<pre>',
  '<li>',
  '<ul>',
  '<frameset>',
  '<body onload="',
  '<html lang="',
);
const mail = soupOf(
  'Content-Type: multipart/mixed; boundary="b"\r\n\r\n',
  '--b\r\n',
  '--b--\r\n',
  'Content-Type: text/html\r\n',
  'Content-Type: text/plain; charset="',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  '\r\n\r\n',
  'Subject: =?utf-8?B?',
  '?=\r\n',
  'From: <',
  '>\r\n',
  '=E2=80',
  'begin 644 x\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-ID: <x>\r\n',
  'Date: ',
  'To: a:b,c;\r\n',
  '<p>words ',
  '<img src="cid:x">',
  'List-Archive: <https://',
  "filename*0*=utf-8''x; ",
  'Content-Type: text/calendar\r\n',
);
const calendar = soupOf(
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'DTSTART:20270101T100000Z\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  'RRULE:FREQ=DAILY;COUNT=999999999;BYDAY=MO\r\n',
  'SUMMARY:',
  '\r\n',
  'DTSTART;TZID=',
  'BEGIN:VTIMEZONE\r\n',
  'RDATE:',
  'EXDATE:',
  'UID:x\r\n',
  'DURATION:PT',
  'URL:',
).map((text) => `BEGIN:VCALENDAR\r\n${text}`);
const card = soupOf(
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  'VERSION:4.0\r\n',
  'FN:',
  '\r\n',
  'N;CHARSET=utf-8:',
  'EMAIL;TYPE="',
  'item1.URL:',
  'PHOTO;ENCODING=b:',
  '\r\n ',
  'ORG:;;',
  'NOTE;ENCODING=QUOTED-PRINTABLE:=',
  'BDAY:',
  'X-A;',
).map((text) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${text}`);
const table = fc
  .tuple(
    fc.constantFrom(
      'url,title,tags',
      'First Name,Last Name,E-mail 1 - Value',
      'First Name,Last Name,URL,Connected On',
      'Account address,Show boosts',
      'URL,Title,Selection,Folder',
      'Highlight,Book Title,Note',
    ),
    fc.array(
      fc.array(anything, { maxLength: 8 }).map((cells) => cells.join(',')),
      { maxLength: 60 },
    ),
  )
  .map(([head, rows]) => [head, ...rows].join('\n'));
const opml = soupOf(
  '<opml version="2.0">',
  '<head>',
  '<body>',
  '<outline text="',
  '" xmlUrl="https://a.example/feed"',
  '/>',
  '>',
  '</outline>',
  '<title>',
);
const bookmarks = soupOf(
  '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
  '<DL><p>',
  '</DL>',
  '<DT><A HREF="https://a.example/',
  '" TAGS="',
  '">',
  '</A>',
  '<DD>',
  '<H3>',
  '</H3>',
);

const BY_KIND: Record<Kind, [string, string, Made][]> = {
  feed: [
    ['XML', 'application/rss+xml', xml],
    ['JSON', 'application/feed+json', json],
    ['calendar', 'text/calendar', calendar],
  ],
  page: [['HTML', 'text/html; charset=utf-8', html]],
  letter: [['mail', 'message/rfc822', mail]],
  list: [
    ['OPML', 'text/x-opml', opml],
    ['table', 'text/csv', table],
    ['JSON', 'application/json', json],
    ['cards', 'text/vcard', card],
    ['bookmarks', 'text/html', bookmarks],
  ],
};

export function madeUp(kind: Kind, by: Chance): Document & { how: string } {
  const [name, contentType, made] = by.of(BY_KIND[kind]);
  const [text = ''] = fc.sample(made, { numRuns: 1, seed: by.below(2 ** 31) });
  return { kind, name, how: name, contentType, bytes: Buffer.from(text, 'utf8') };
}
