import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileBytesMax, type ReadFile, readFile } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function whyOf(file: ReadFile): string {
  return file.kind === 'unreadable' ? file.why : `read as ${file.format}`;
}

describe('readFile on what it cannot read', () => {
  const page =
    '<!DOCTYPE html><html><head><title>x</title></head><body>https://ada.example/</body></html>';
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /^This file is empty\. Kith reads vCards/],
    ['white space', bytesOf(' \n\t'), /empty/],
    ['a PDF', bytesOf('%PDF-1.7\n…'), /^This is a PDF\. Kith reads vCards \(.vcf\), OPML, Li/],
    ['a ZIP that ends too soon', Buffer.from('504b030414000000', 'hex'), /archive is damaged/],
    ['a ZIP of other things', zipSync({ 'a.txt': bytesOf('a') }), /ZIP archive.*Unpack/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /picture/],
    [
      'other bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919) % 251)),
      /not text/,
    ],
    ['a web page', bytesOf(page), /web page.*Paste its address/],
    ['a feed', bytesOf('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), /feed itself/],
    [
      'other XML',
      bytesOf('<?xml version="1.0"?><note>https://ada.example/</note>'),
      /XML, but not OPML/,
    ],
    ['JSON', bytesOf('{"a": "https://ada.example/"}'), /JSON/],
    ['words', bytesOf('Dear Jane, thank you for the talk.'), /no addresses in this text/],
    ['e-mail addresses', bytesOf('jane@mail.example\njoe@mail.example'), /e-mail addresses/],
    ['more than 40 MB', new Uint8Array(fileBytesMax + 1).fill(0x61), /41 MB.*up to 40 MB/],
  ])('says what %s is', (_, bytes, why) => {
    expect(whyOf(readFile(bytes))).toMatch(why);
  });

  it('never throws, and keeps to its limits', () => {
    const words = fc.constantFrom(
      '<opml>',
      '<outline ',
      'xmlUrl="',
      'https://a.example/',
      '"',
      '>',
      '/>',
      '</outline>',
      '\n',
      ',',
      ';',
      '\t',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n',
      'linkedin.com/in/x',
      '@a@b.example',
      'Account address,Show boosts\n',
      'true',
      '[',
      '](',
      ')',
      '# ',
      '&amp;',
      '&#x110000;',
      '\u0000',
      '28 Sep 2026',
    );
    const mixed = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          mixed.map((parts) => bytesOf(parts.join(''))),
          fc.uint8Array({ maxLength: 300 }),
        ),
        (bytes) => {
          const file = readFile(bytes, { name: 'lists.csv' });
          if (file.kind === 'unreadable') {
            expect(file.why).toMatch(/\.$/);
            return;
          }
          const positions = file.rows.map((row) => row.position);
          expect(new Set(positions).size).toBe(positions.length);
          for (const row of file.rows) {
            expect(row.feedUrl ?? row.siteUrl ?? row.profileUrls[0] ?? row.name).toBeTruthy();
            for (const url of [row.feedUrl, row.siteUrl])
              if (url) expect(url).toMatch(/^https?:\/\/./);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
