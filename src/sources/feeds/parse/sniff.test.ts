import { describe, expect, it } from 'vitest';
import { parseFeed } from './index.ts';

describe('parseFeed on what is no feed', () => {
  const cases: [string, string | Uint8Array, string, string][] = [
    ['nothing', '', 'empty', 'The file is empty.'],
    ['blanks', ' \n\t ', 'empty', 'The file is empty.'],
    [
      'a page',
      '<!DOCTYPE html><html><body><p>Hi</p></body></html>',
      'html',
      'This is a web page, not a feed.',
    ],
    ['a page in pieces', '<div>Hi</div>', 'html', 'This is a web page, not a feed.'],
    [
      'a page about feeds',
      '<html><body><pre>&lt;rss&gt;</pre><!-- <rss version="2.0"> --></body></html>',
      'html',
      'This is a web page, not a feed.',
    ],
    ['a PDF', '%PDF-1.7\n…', 'pdf', 'This is a PDF, not a feed.'],
    [
      'a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      'image',
      'This is a picture (PNG), not a feed.',
    ],
    [
      'gzip',
      Uint8Array.of(0x1f, 0x8b, 8, 0),
      'binary',
      'This is a compressed file (gzip), not a feed.',
    ],
    [
      'noise',
      Uint8Array.from({ length: 400 }, (_, n) => (n * 7) % 32),
      'binary',
      'This is a binary file, not a feed.',
    ],
    ['prose', 'Dear reader,\nno feed today.', 'text', 'This is plain text, not a feed.'],
    [
      'OPML',
      '<opml version="2.0"><body/></opml>',
      'xml',
      'This is a list of subscriptions (OPML), not a feed. It can be imported as a list.',
    ],
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset><url/></urlset>',
      'xml',
      'This is a sitemap, not a feed.',
    ],
    [
      'other XML',
      '<recipes><channel/></recipes>',
      'xml',
      'This is XML (its root is “recipes”), but no kind of feed.',
    ],
    [
      'RDF about someone',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>',
      'xml',
      'This is RDF, but it describes no feed.',
    ],
    ['a comment alone', '<!-- soon -->', 'xml', 'The file stops before a feed begins.'],
    ['a prolog alone', '<?xml version="1.0"?>', 'xml', 'The file stops before a feed begins.'],
  ];
  it.each(cases)('explains %s', (_name, content, looksLike, why) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect(parseFeed(bytes)).toEqual({ kind: 'not-a-feed', looksLike, why });
  });
});
