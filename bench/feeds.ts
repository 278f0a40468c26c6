/**
 * How fast feeds are read: MB of feed per CPU second, for Kith's parser with and without the
 * sanitising of texts, and for feedsmith, which does not sanitise, in the same run.
 * `npm run bench:feeds [seconds for each]`. Prints JSON. Entries have bodies of 4 to 6 kB.
 */
import { parseFeed as readByFeedsmith } from 'feedsmith';
import { parseFeed } from '../src/sources/feeds/parse/index.ts';

const ENTRIES = 200;
const ROUNDS = 5;
const url = 'https://ada.example/feed';
const secondsEach = Number(process.argv[2] ?? 3);

const words =
  'notes on how a small team reads what others write and asks who knows more about it than we do';

function paragraph(n: number): string {
  const link = `<a href="https://ada.example/${n}?a=1&amp;b=${n}">what they wrote</a>`;
  const extras = [
    `<p>${words}, and <em>then</em> ${link}; ${words} &#8211; in the end &amp; after all.</p>`,
    `<p>${words}. ${words}. “Quoted”, says somebody, and ${words}.</p>`,
    `<ul><li>${words}</li><li><strong>${words}</strong></li></ul>`,
    `<p><img src="https://ada.example/${n}.png" alt="A picture" width="640" height="360" /></p>`,
    `<blockquote><p>${words}</p></blockquote><pre><code>if (a &lt; b) return;</code></pre>`,
  ];
  return extras[n % extras.length] ?? '';
}

/** HTML of 4 to 6 kB, as weblogs publish it. */
function body(n: number): string {
  let html = '';
  for (let at = 0; html.length < 4_000 + ((n * 397) % 2_000); at++)
    html += `${paragraph(n + at)}\n`;
  return html;
}

const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const many = (entry: (n: number) => string) =>
  Array.from({ length: ENTRIES }, (_, n) => entry(n)).join('\n');

function rss(content: (n: number) => string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Ada</title><link>https://ada.example/</link><description>Notes</description><language>en</language>
${many(
  (n) => `<item><title>Entry ${n}: ${words}</title><link>https://ada.example/${n}</link>
<guid isPermaLink="true">https://ada.example/${n}</guid><dc:creator>Ada Example</dc:creator>
<pubDate>Thu, 01 Jan 2026 10:00:00 GMT</pubDate><category>reading</category><category>teams</category>
<description>${words}</description><content:encoded>${content(n)}</content:encoded></item>`,
)}
</channel></rss>`;
}

const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ada</title><id>${url}</id><link href="https://ada.example/"/>
<updated>2026-01-01T10:00:00Z</updated><author><name>Ada Example</name></author>
${many(
  (n) => `<entry><title>Entry ${n}: ${words}</title><id>https://ada.example/${n}</id>
<link rel="alternate" href="https://ada.example/${n}"/><published>2026-01-01T10:00:00Z</published>
<updated>2026-01-01T10:00:00Z</updated><category term="reading"/><summary>${words}</summary>
<content type="html">${escaped(body(n))}</content></entry>`,
)}
</feed>`;

const feeds: Record<string, string> = {
  'RSS, bodies in CDATA': rss((n) => `<![CDATA[${body(n)}]]>`),
  'RSS, bodies escaped': rss((n) => escaped(body(n))),
  'Atom, bodies escaped': atom,
};

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const readers: Record<string, (bytes: Uint8Array) => unknown> = {
  'kith, parsing': (bytes) => parseFeed(bytes, { url }),
  'kith, parsing and sanitising': (bytes) => JSON.stringify(parseFeed(bytes, { url })),
  feedsmith: (bytes) => readByFeedsmith(new TextDecoder().decode(bytes)),
};

/** MB a CPU second, the best of a round: what else runs on the machine only ever takes away. */
function speed(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array, seconds: number): number {
  const began = cpuSeconds();
  let runs = 0;
  do {
    read(bytes);
    runs++;
  } while (cpuSeconds() - began < seconds);
  return (bytes.length * runs) / 1e6 / (cpuSeconds() - began);
}

const median = (numbers: number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const results = Object.entries(feeds).map(([feed, text]) => {
  const bytes = new TextEncoder().encode(text);
  const measured = new Map<string, number[]>(Object.keys(readers).map((name) => [name, []]));
  for (const [name, read] of Object.entries(readers)) void [name, speed(read, bytes, 0.5)];
  // In turns, so that whatever slows the machine slows all of them.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(readers)) {
      measured.get(name)?.push(speed(read, bytes, secondsEach / ROUNDS));
    }
  }
  const perSecond = [...measured].map(([name, all]) => [name, Math.round(median(all))]);
  return { feed, megabytes: bytes.length / 1e6, mbPerCpuSecond: Object.fromEntries(perSecond) };
});
console.log(JSON.stringify(results, null, 2));
