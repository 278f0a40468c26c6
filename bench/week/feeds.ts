/** Invented feeds that grow day by day, served on this machine from one port, each under an address of its own. */
import { createServer } from 'node:http';
import { type Item, itemsOf, type Size } from '../find/feed.ts';
import { SEED, theLanguage } from '../find/generate.ts';
import { randomFrom } from '../find/words.ts';

/** A feed shows its newest, as feeds do: what is older is known from having been there. */
const SHOWN_MAX = 30;

interface Published extends Item {
  at: number;
}

export interface GrowingFeeds {
  urlOf(n: number): string;
  /** How many entries the next day brings, spread over the feeds and the day. */
  publish(day: number, count: number, endsAt: number): void;
  stop(): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export async function serveGrowing(feeds: number, size: Size): Promise<GrowingFeeds> {
  const by = { language: theLanguage(), random: randomFrom(SEED + 7), size };
  const published: Published[][] = Array.from({ length: feeds }, () => []);
  const server = createServer((request, response) => {
    const n = Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1] ?? -1);
    const items = published[n];
    if (!items) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' })
      .end(rssOf(n, items));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '0.0.0.0', () => resolve((server.address() as { port: number }).port));
  });
  return {
    urlOf: (n) => `http://127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}:${port}/${n}.xml`,
    publish: (day, count, endsAt) => {
      for (let each = 0; each < count; each += 1) {
        const n = each % feeds;
        const [item] = itemsOf(n, by, 1);
        const of = published[n];
        if (!item || !of) continue;
        const url = `http://person-${n}.example/${day}/${each}`;
        of.unshift({ ...item, url, at: endsAt - Math.floor(by.random() * DAY_MS) });
        of.length = Math.min(of.length, SHOWN_MAX);
      }
    },
    stop: () => server.close(),
  };
}

function rssOf(n: number, items: readonly Published[]): string {
  const entries = items.map(
    ({ title, url, at, said }) =>
      `<item><title>${title}</title><link>${url}</link><guid>${url}</guid>
<pubDate>${new Date(at).toUTCString()}</pubDate><description><![CDATA[<p>${said}</p>]]></description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${n}</title>
<link>http://person-${n}.example/</link><description>Invented</description>${entries.join('\n')}</channel></rss>`;
}
