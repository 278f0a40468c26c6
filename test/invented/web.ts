/**
 * A small web of invented sites: one server on this computer, and a door that leads every
 * `https://name.example/…` there. Nothing else can be reached through it.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetch, type Fetched, type GuardedFetch } from '#platform';
import { articlePageOf, atomOf, pageOf, type Site } from './site.ts';

export interface InventedWeb {
  fetch: GuardedFetch;
  /** What was asked for, as `host/path`, in order. */
  asked: string[];
  stop(): Promise<void>;
}

export async function startInventedWeb(sites: readonly Site[]): Promise<InventedWeb> {
  const asked: string[] = [];
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const server = createServer((request, response) => {
    const [, host = '', ...path] = (request.url ?? '').split('/');
    asked.push(`${host}/${path.join('/')}`);
    answer(response, byHost.get(host), path.join('/'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetch = ledTo(`http://127.0.0.1:${port}/`);
  return {
    fetch,
    asked,
    stop: async () => {
      await fetch.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, site: Site | undefined, path: string): void {
  const send = (type: string, body: string) =>
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  if (!site) response.writeHead(404).end();
  else if (path === 'robots.txt')
    send('text/plain', `User-agent: *\n${site.isClosed ? 'Disallow: /' : 'Allow: /'}\n`);
  else if (path === 'feed.xml') send('application/atom+xml', atomOf(site, Date.now()));
  else if (path === '') send('text/html', pageOf(site));
  else if (path.endsWith('.svg')) send('image/svg+xml', CHART);
  else {
    const article = articlePageOf(site, path);
    if (article === null) response.writeHead(404).end();
    else send('text/html', article);
  }
}

/** What every picture of these sites is. */
const CHART = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180" viewBox="0 0 320 180">
<rect width="320" height="180" fill="#cfe8e2"/><path d="M20 160 120 90 200 120 300 30" stroke="#0f6b5c" stroke-width="6" fill="none"/></svg>`;

/** The guarded fetch, with the invented names in front of the server's address. */
function ledTo(origin: string): GuardedFetch {
  const fetch = createFetch({ allowNet: ['127.0.0.0/8'], userAgent: 'Kith journey' });
  const there = (url: string) => {
    const { host, pathname, search } = new URL(url);
    return `${origin}${host}${pathname}${search}`;
  };
  const back = (url: string) => url.replace(origin, 'https://');
  const host = (url: string) => new URL(url).host;
  return {
    get: async (request): Promise<Fetched> => {
      const fetched = await fetch.get({ ...request, url: there(request.url) });
      if (fetched.kind !== 'failed') return { ...fetched, url: back(fetched.url) };
      const detail = fetched.detail.replace(host(origin), host(request.url));
      return { ...fetched, detail, url: back(fetched.url) };
    },
    post: (request) => fetch.post({ ...request, url: there(request.url) }),
    exchange: (request) => fetch.exchange({ ...request, url: there(request.url) }),
    close: () => fetch.close(),
  };
}
