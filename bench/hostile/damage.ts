/** Ways to make of a document something that nobody meant to be read. */
import { attacks } from '../../test/hostile/attacks.ts';
import type { Chance } from './chance.ts';
import type { Document } from './documents.ts';

/** As large as Kith takes over the network: a page's 5 MB, a feed's 10. */
const SIZE_MAX = { feed: 10_000_000, page: 5_000_000, letter: 5_000_000, list: 5_000_000 };
/** So many of those that grow may grow as large as that; others stay below this. */
const LARGE_SHARE = 0.02;
const USUAL_MAX = 60_000;
const MANY = [50, 300, 1_000, 3_000, 20_000];

type Way = (text: string, by: Chance, other: () => string) => string;

const put = (text: string, at: number, what: string, cut = 0): string =>
  text.slice(0, at) + what + text.slice(at + cut);

const somewhere = (text: string, what: string, by: Chance): string =>
  put(text, by.below(text.length + 1), what);

/** Between tags, where text stands. */
function inText(text: string, what: string, by: Chance): string {
  const at = text.indexOf('>', by.below(text.length + 1));
  return put(text, at < 0 ? text.length : at + 1, what);
}

const BOMB = `<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)
  .join('')}<!ENTITY y "&z;"><!ENTITY z "&y;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
const NUMBERS = [
  '-1',
  '1e999',
  '0x7fffffff',
  `${'9'.repeat(400)}`,
  '-9007199254740993',
  'NaN',
  '١٢٣',
];
const RUNS = [
  'a',
  '9',
  '日',
  'ا',
  'e\u0301',
  '\u200b',
  '&amp;',
  '%00',
  '/',
  '.',
  '-',
  '@',
  'http://',
  '&',
  ';',
  '=',
  '"',
];
const NESTED = [
  '<div>',
  '<b>',
  '<a href="x">',
  '<table><tr><td>',
  '<svg>',
  '<math><mi>',
  '<ul><li>',
  '<span><p>',
  '<outline text="x">',
  '<item><description>',
  '&lt;div&gt;',
  '[',
  '{"items":',
  '<blockquote>',
  '<font>',
  '<![CDATA[',
  '<!--',
  '--=_b\r\n',
];
const SURROGATES = [
  '\xed\xa0\x80',
  '\xed\xb0\x80\xed\xa0\x80',
  '&#xD800;',
  '&#55357;',
  '\\ud83d',
  '&#0;',
  '\0',
  '\\u0000',
  '&#x110000;',
  '\xf4\x90\x80\x80',
  '\xef\xbf\xbf',
];
const LIES = [
  'utf-16',
  'utf-7',
  'iso-2022-jp',
  'gb18030',
  'windows-1252',
  'ebcdic-cp-us',
  'utf-32',
  'big5',
  'x-user-defined',
  'none"',
];
const MARKS = ['\xff\xfe', '\xfe\xff', '\xef\xbb\xbf', '\xff\xfe\0\0', '\x1b$B'];
const SPLINTERS = [
  '<item>',
  '</item>',
  '<entry>',
  '</entry>',
  ']]>',
  '-->',
  '<',
  '>',
  '"',
  "'",
  '&',
  '\r',
  '{',
  '}',
  '[',
  ']',
  '<?xml',
  '?>',
  ' xml:base="//["',
  ' style="',
  '</body>',
  '</html>',
  '<template>',
  '<noscript>',
  '<title>',
  '<base href="//[">',
  '<meta http-equiv="refresh" content="0;url=//x.example">',
  'BEGIN:VCALENDAR\r\n',
  'BEGIN:VCARD\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  '=\r\n',
  '=?utf-8?B?',
];

const WAYS: Record<string, Way> = {
  'bits turned': (text, by) => {
    const bytes = Buffer.from(text, 'latin1');
    for (let left = by.of([1, 8, 200]); left > 0 && bytes.length > 0; left--) {
      const at = by.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << by.below(8));
    }
    return bytes.toString('latin1');
  },
  'cut off': (text, by) => text.slice(0, by.below(text.length + 1)),
  'cut in the middle': (text, by) => put(text, by.below(text.length + 1), '', by.below(5_000)),
  'spliced with another': (text, by, other) => {
    const second = other();
    return text.slice(0, by.below(text.length + 1)) + second.slice(by.below(second.length + 1));
  },
  'another within': (text, by, other) => {
    const second = other();
    const from = by.below(second.length + 1);
    return somewhere(text, second.slice(from, from + by.below(20_000)), by);
  },
  'deeply nested': (text, by) => inText(text, by.of(NESTED).repeat(by.of(MANY)), by),
  'many attributes': (text, by) => {
    const named = by.of([
      () => 'class="x" ',
      (n: number) => `a${n}="x" `,
      () => 'style="color:red;',
      () => 'href=x ',
    ]);
    const attributes = Array.from({ length: by.of(MANY) }, (_, n) => named(n)).join('');
    const at = text.indexOf(' ', by.below(text.length + 1));
    return put(text, at < 0 ? text.length : at + 1, `<a ${attributes}`.slice(by.of([0, 3])));
  },
  'huge numbers': (text, by) => {
    let left = by.of([1, 5, 50]);
    return text.replace(/\d+/g, (digits) =>
      by.share() < 0.3 && left-- > 0 ? by.of(NUMBERS) : digits,
    );
  },
  'an encoding that is a lie': (text, by) => {
    const lied = text.replace(/(encoding|charset)(\s*=\s*["']?)[\w-]+/i, `$1$2${by.of(LIES)}`);
    return by.share() < 0.5 ? by.of(MARKS) + lied : lied;
  },
  'written in UTF-16': (text, by) => {
    const bytes = Buffer.from(text.slice(0, USUAL_MAX), 'utf16le');
    return (by.share() < 0.5 ? '\xff\xfe' : '') + bytes.toString('latin1');
  },
  'entities in entities': (text, by) => {
    const head = text.replace(/^(\s*<\?xml[^>]*>)?/, (prolog) => prolog + BOMB);
    let at = head;
    for (let left = by.of([1, 20]); left > 0; left--)
      at = inText(at, by.of(['&j;', '&y;', '&f;', '&j;&j;&j;']), by);
    return at;
  },
  'a long run': (text, by) => inText(text, by.of(RUNS).repeat(by.of(MANY) * 5), by),
  'a long run in a tag': (text, by) => {
    const at = text.indexOf('="', by.below(text.length + 1));
    return put(text, at < 0 ? text.length : at + 2, by.of(RUNS).repeat(by.of(MANY) * 2));
  },
  'broken signs': (text, by) => {
    let broken = text;
    for (let left = by.of([1, 10, 40]); left > 0; left--)
      broken = somewhere(broken, by.of(SURROGATES), by);
    return broken;
  },
  splinters: (text, by) => {
    let broken = text;
    for (let left = by.of([1, 6, 30]); left > 0; left--)
      broken = somewhere(broken, by.of([...SPLINTERS, by.of(attacks)]), by);
    return broken;
  },
  'a part many times': (text, by) => {
    const from = by.below(text.length + 1);
    const part = text.slice(from, from + by.of([3, 40, 700, 20_000]));
    return put(text, from, part.repeat(by.of(MANY)));
  },
  'parts in another order': (text, by) => {
    const [a = 0, b = 0, c = 0] = [0, 0, 0]
      .map(() => by.below(text.length + 1))
      .toSorted((one, two) => one - two);
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
  },
};
const NAMES = Object.keys(WAYS);

/** The document with one to four kinds of damage, in words. */
export function damaged(
  document: Document,
  other: () => Document,
  by: Chance,
): Document & { how: string } {
  const latin1 = (one: Document) => Buffer.from(one.bytes).toString('latin1');
  const sizeMax = by.share() < LARGE_SHARE ? SIZE_MAX[document.kind] : USUAL_MAX;
  let text = latin1(document);
  const ways = Array.from({ length: 1 + by.below(4) }, () => by.of(NAMES));
  for (const way of ways)
    text = (WAYS[way]?.(text, by, () => latin1(other())) ?? text).slice(0, sizeMax);
  const contentType = by.share() < 0.1 ? `text/html; charset=${by.of(LIES)}` : document.contentType;
  return { ...document, contentType, bytes: Buffer.from(text, 'latin1'), how: ways.join(', ') };
}
