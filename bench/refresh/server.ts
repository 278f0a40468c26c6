/**
 * Serves invented feeds as a well-kept web server does: ETag, Last-Modified, 304 for what has not changed. A process of its
 * own, so that what it costs is not counted. Says its port, then how often it answered with what, when it is asked.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { itemsOf } from '../find/feed.ts';
import { SEED, theLanguage } from '../find/generate.ts';
import { randomFrom } from '../find/words.ts';

const [feedsWanted, itemsEach] = process.argv.slice(2).map(Number);
const feeds = feedsWanted ?? 0;
const items = itemsEach ?? 0;
const HOUR_MS = 60 * 60 * 1000;

interface Served {
  body: string;
  etag: string;
}

const by = {
  language: theLanguage(),
  random: randomFrom(SEED + 5),
  size: { people: feeds, entries: feeds * items },
};
const served: Served[] = Array.from({ length: feeds }, (_, n) => {
  const body = rssOf(n);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
});
const startedAt = new Date().toUTCString();
const answers = { fetched: 0, unchanged: 0, bytes: 0 };

createServer((request, response) => {
  if (request.url === '/answers') return response.end(JSON.stringify(answers));
  const feed = served[Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? -1)];
  if (!feed) return response.writeHead(404).end();
  const headers = { etag: feed.etag, 'last-modified': startedAt };
  if (request.headers['if-none-match'] === feed.etag) {
    answers.unchanged += 1;
    return response.writeHead(304, headers).end();
  }
  answers.fetched += 1;
  answers.bytes += Buffer.byteLength(feed.body);
  return response
    .writeHead(200, { ...headers, 'content-type': 'application/rss+xml; charset=utf-8' })
    .end(feed.body);
}).listen(0, '0.0.0.0', function listening(this: unknown) {
  const address = (this as { address(): { port: number } }).address();
  process.stdout.write(`${address.port}\n`);
});

/** One entry an hour, back from now, so that a hundred of them lie within the days that wait. */
function rssOf(n: number): string {
  const now = Date.now();
  const entries = itemsOf(n, by, items).map(
    (
      item,
      place,
    ) => `<item><title>${item.title}</title><link>${item.url}</link><guid>${item.url}</guid>
<pubDate>${new Date(now - place * HOUR_MS - n * 1000).toUTCString()}</pubDate>
<description><![CDATA[<p>${item.said}</p>]]></description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${n}</title>
<link>https://person-${n}.example/</link><description>Invented</description>${entries.join('\n')}</channel></rss>`;
}
