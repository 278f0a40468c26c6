import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attacks } from '../../../../test/hostile/attacks.ts';
import { dangersOf } from '../../../../test/hostile/dangers.ts';
import { parseFeed } from './index.ts';

const corpus = path.join(process.env.KITH_CORPUS ?? '../shared', 'data', 'web');
const manifestPath = path.join(corpus, 'manifest.json');
const isHere = existsSync(manifestPath);
if (!isHere) console.warn(`Skipped: no corpus of real feeds at ${corpus} (set KITH_CORPUS).`);
/** By hand: KITH_FUZZ=20000. */
const runs = Number(process.env.KITH_FUZZ ?? 300);
const feedBytesMax = 60_000;

interface Resource {
  kind: string;
  path: string;
  bytes: number;
}

/** Reads everything of a feed, and looks for dangers in what would be shown. */
function readAll(bytes: Uint8Array): string[] {
  const parsed = parseFeed(bytes, { url: 'https://ada.example/feed' });
  if (parsed.kind !== 'feed') return [];
  return JSON.parse(JSON.stringify(parsed.feed.entries)).flatMap(
    (entry: { content: string | null; summary: string | null }) => [
      ...dangersOf(entry.content ?? ''),
      ...dangersOf(entry.summary ?? ''),
    ],
  );
}

// What turns a feed into another one: half a tag, a second beginning, a wrong byte.
const splinters = [
  ...attacks.slice(0, 40),
  '<item>',
  '</item>',
  '<entry>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<',
  '>',
  '"',
  "'",
  '&',
  '&#',
  '&#x110000;',
  '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]>',
  '<rss>',
  '<feed>',
  '\0',
  '\uFEFF',
  '\r',
  '{',
  '}',
  '[',
  '<x:y xmlns:x="http://www.w3.org/2005/Atom">',
  '<a '.repeat(50),
  '<b>'.repeat(300),
  '</b>'.repeat(300),
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\x1b$B',
  ' encoding="utf-16"',
  ' xml:base="//["',
  '<?xml',
  '?>',
];

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.nat(3), fc.nat(2_000)),
  put: fc.constantFrom(...splinters, ''),
});

function changed(bytes: Uint8Array, changes: { at: number; cut: number; put: string }[]) {
  let text = Buffer.from(bytes).toString('latin1');
  for (const { at, cut, put } of changes) {
    const from = Math.floor(at * text.length);
    text = text.slice(0, from) + put + text.slice(from + cut);
  }
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

describe('parseFeed on hostile input', () => {
  it('reads soup without crashing, and shows nothing dangerous', () => {
    const soup = fc.array(fc.constantFrom(...splinters, '<rss><item><description>'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(soup, (pieces) => {
        expect(readAll(Buffer.from(pieces.join(''), 'latin1'))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('takes no more than its share for what is nested, repeated and never closed', () => {
    const much = [
      '<item>',
      '<a b="',
      "<a b='",
      '<![CDATA[',
      '<!--',
      '&lt;a ',
      '&lt;!--',
      '<',
      '&',
      '</',
      '<?',
      '&lt;svg>',
      '&lt;script ',
    ];
    for (const piece of much) {
      const text = `<rss><channel><item><description>${piece.repeat(20_000)}</description></item>`;
      expect(readAll(Buffer.from(text))).toEqual([]);
    }
  });

  it.skipIf(!isHere)('reads real feeds with damage without crashing', { timeout: 0 }, () => {
    const { resources } = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
      resources: Resource[];
    };
    const feeds = resources
      .filter((one) => one.kind === 'feed' && one.bytes <= feedBytesMax)
      .map((one) => readFileSync(path.join(corpus, one.path)));
    let slowest = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...feeds),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        (bytes, changes) => {
          const began = performance.now();
          expect(readAll(changed(bytes, changes))).toEqual([]);
          slowest = Math.max(slowest, performance.now() - began);
        },
      ),
      { numRuns: runs },
    );
    if (runs > 300)
      console.info(`${runs} damaged feeds; the slowest took ${Math.round(slowest)} ms`);
  });
});
