import type { Fetched, GuardedFetch } from '#platform';

const DAY = 24 * 60 * 60 * 1_000;

/** One entry of such a feed. */
export interface PublishedItem {
  title: string;
  text: string;
  /** Days ago; undated when left out. */
  age?: number;
  author?: string;
  links?: string[];
}

/** Feeds that exist only here, answered as a web server would. */
export class PublishedFeeds implements GuardedFetch {
  readonly #feeds = new Map<string, string>();
  put(url: string, title: string, items: PublishedItem[], now: number): void {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      language: 'en',
      home_page_url: new URL('/', url).href,
      items: items.map(({ title: itemTitle, text, age, author, links = [] }, n) => ({
        id: `${url}#${n}`,
        url: new URL(`/${n}`, url).href,
        title: itemTitle,
        content_html: `<p>${text}</p>${links.map((link) => `<a href="${link}">see</a>`).join('')}`,
        ...(age === undefined ? {} : { date_published: new Date(now - age * DAY).toISOString() }),
        ...(author ? { authors: [{ name: author }] } : {}),
      })),
    };
    this.#feeds.set(url, JSON.stringify(feed));
  }
  async exchange(): Promise<never> {
    throw new Error('nothing but feeds is published here');
  }

  /** Something else than a feed, as it is. */
  putText(url: string, text: string): void {
    this.#feeds.set(url, text);
  }
  async post(): Promise<never> {
    throw new Error('nothing is handed over to feeds');
  }
  async get({ url }: { url: string }): Promise<Fetched> {
    const feed = this.#feeds.get(url);
    if (feed === undefined)
      return { kind: 'failed', why: 'dns', detail: 'There is no such host.', url, redirects: [] };
    const headers = { 'content-type': 'application/feed+json' };
    const body = new TextEncoder().encode(feed);
    return { kind: 'ok', status: 200, url, headers, body, redirects: [], tookMs: 1 };
  }
  async close(): Promise<void> {}
}
