import type { LooksLike, NotAFeed } from './types.ts';

function not(why: string, looksLike: LooksLike): NotAFeed {
  return { kind: 'not-a-feed', why, looksLike };
}

// The first bytes of files that people or servers hand out in a feed's place.
const signatures: [string, NotAFeed][] = [
  ['%PDF-', not('This is a PDF, not a feed.', 'pdf')],
  ['\x89PNG', not('This is a picture (PNG), not a feed.', 'image')],
  ['GIF8', not('This is a picture (GIF), not a feed.', 'image')],
  ['\xff\xd8\xff', not('This is a picture (JPEG), not a feed.', 'image')],
  ['\0\0\x01\0', not('This is an icon, not a feed.', 'image')],
  ['\x1f\x8b', not('This is a compressed file (gzip), not a feed.', 'binary')],
  ['PK\x03\x04', not('This is a compressed file (zip), not a feed.', 'binary')],
  ['ID3', not('This is a sound file, not a feed.', 'binary')],
  ['OggS', not('This is a sound file, not a feed.', 'binary')],
  ['SQLite format 3\0', not('This is a database, not a feed.', 'binary')],
];

/** Recognises what is no text at all; null for anything that may be a feed. */
export function sniffBytes(bytes: Uint8Array): NotAFeed | null {
  if (bytes.length === 0) return not('The file is empty.', 'empty');
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') {
    return not('This is a picture (WebP), not a feed.', 'image');
  }
  return signatures.find(([start]) => head.startsWith(start))?.[1] ?? null;
}

/** Says what a text is that is neither XML with a feed's root nor JSON. */
export function explainText(text: string, firstElement: string): NotAFeed {
  if (isBinary(text.slice(0, 2_000))) return not('This is a binary file, not a feed.', 'binary');
  const start = text.trimStart().slice(0, 2_000);
  if (!start) return not('The file is empty.', 'empty');
  if (/^[{[]/.test(start) && !firstElement) {
    return not('This is JSON, but not a JSON Feed.', 'json');
  }
  if (/^<!doctype\s+html|<html[\s>]/i.test(start) || pageNames.test(firstElement)) {
    return not('This is a web page, not a feed.', 'html');
  }
  const known = documents.get(firstElement);
  if (known) return not(known, 'xml');
  if (/^<[?!]/.test(start) && !firstElement) {
    return not('The file stops before a feed begins.', 'xml');
  }
  if (start.startsWith('<') && firstElement) {
    return not(
      `This is XML (its root is “${firstElement.slice(0, 40)}”), but no kind of feed.`,
      'xml',
    );
  }
  return not('This is plain text, not a feed.', 'text');
}

const pageNames =
  /^(?:html|head|body|title|meta|div|p|br|h[1-6]|span|b|script|style|link|center|font|table|form|nav|main|header|section|article)$/;

const documents = new Map(
  Object.entries<string>({
    opml: 'This is a list of subscriptions (OPML), not a feed. It can be imported as a list.',
    urlset: 'This is a sitemap, not a feed.',
    sitemapindex: 'This is a sitemap, not a feed.',
    svg: 'This is a picture (SVG), not a feed.',
    rsd: 'This is a service description (RSD), not a feed.',
    opensearchdescription: 'This is a search description (OpenSearch), not a feed.',
    error: 'The server sent an error message as XML, not a feed.',
    rdf: 'This is RDF, but it describes no feed.',
    channel: 'This XML has a channel, but nothing of a feed in it.',
  }),
);

function isBinary(start: string): boolean {
  let odd = 0;
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at);
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27)) odd++;
  }
  return odd / start.length > 0.1;
}
