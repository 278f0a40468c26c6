/** Known sites as they answer: small copies of their markup, served under a folder of each host. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetch, type GuardedFetch } from '#platform';
import { discover } from './discover.ts';
import type { Discovered } from './discovered.ts';

const CHANNEL = 'UC0123456789abcdefghijkl';
const REST = CHANNEL.slice(2);
const HTML = 'text/html; charset=utf-8';
const ATOM = 'application/atom+xml';

const atom = (title: string, author: string | null, entries = 1) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:${title}</id><title>${title}</title><updated>2026-01-01T00:00:00Z</updated>
${author === null ? '' : `<author><name>${author}</name></author>`}
${'<entry><id>1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated></entry>'.repeat(entries)}</feed>`;

/** What each host answers, by host and path; `HERE` is this server. */
const ANSWERS: Record<string, { type: string; body: string }> = {
  '/www.youtube.com/@jane': {
    type: HTML,
    body: `<title>Jane at the loom - YouTube</title><link rel="canonical" href="https://www.youtube.com/channel/${CHANNEL}"><meta property="og:title" content="Jane at the loom">
<script>var ytInitialData = {"metadata":{"channelMetadataRenderer":{"title":"Jane","externalId":"${CHANNEL}"}},"other":{"browseEndpoint":{"browseId":"UCzzzzzzzzzzzzzzzzzzzzzz"}}};</script>`,
  },
  '/www.youtube.com/watch?v=abc': {
    type: HTML,
    body: `<title>On looms - YouTube</title><link rel="canonical" href="https://www.youtube.com/watch?v=abc"><script>var ytInitialPlayerResponse = {"microformat":{"playerMicroformatRenderer":{"externalChannelId":"${CHANNEL}"}},"next":{"channelId":"UCzzzzzzzzzzzzzzzzzzzzzz"}};</script>`,
  },
  '/www.youtube.com/@asked': {
    type: HTML,
    body: '<title>Before you continue to YouTube</title><form action="https://consent.youtube.com/save"></form>',
  },
  [`/www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`]: {
    type: 'text/xml; charset=UTF-8',
    body: atom('Jane at the loom', 'Jane Doe'),
  },
  [`/www.youtube.com/feeds/videos.xml?playlist_id=UULF${REST}`]: {
    type: 'text/xml; charset=UTF-8',
    body: atom('Videos', 'Jane Doe'),
  },
  '/github.com/jane.atom': { type: ATOM, body: atom('GitHub Public Timeline Feed', 'jane') },
  '/github.com/jane': {
    type: HTML,
    body: '<title>jane (Jane Doe) · GitHub</title><div class="h-card"><span class="p-name">Jane Doe</span><a rel="nofollow me" href="https://jane.example/">jane.example</a></div>',
  },
  '/github.com/jane/loom/releases.atom': {
    type: ATOM,
    body: atom('Release notes from loom', null, 0),
  },
  '/github.com/jane/loom/commits.atom': {
    type: ATOM,
    body: atom('Recent Commits to loom:main', null),
  },
  '/github.com/jane/bare/releases.atom': {
    type: ATOM,
    body: atom('Release notes from bare', null, 0),
  },
  '/itunes.apple.com/lookup?id=42&entity=podcast': {
    type: 'text/javascript; charset=utf-8',
    body: '{"resultCount":1,"results":[{"wrapperType":"track","kind":"podcast","collectionName":"On looms","feedUrl":"HERE/pods.example/looms.xml"}]}',
  },
  '/itunes.apple.com/lookup?id=43&entity=podcast': {
    type: 'text/javascript; charset=utf-8',
    body: '{"resultCount":0,"results":[]}',
  },
  '/pods.example/looms.xml': {
    type: 'application/rss+xml',
    body: '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>On looms</title><itunes:author>Jane Doe</itunes:author><item><title>First</title></item></channel></rss>',
  },
  '/substack.com/api/v1/user/jane/public_profile': {
    type: 'application/json',
    body: '{"id":1,"name":"Jane Doe","handle":"jane","primaryPublication":{"id":2,"subdomain":"loomnotes","custom_domain":null,"name":"Loom notes"}}',
  },
  '/loomnotes.substack.com/feed': { type: 'application/xml', body: atom('Loom notes', 'Jane Doe') },
  '/split.example/.well-known/webfinger?resource=acct:jane@split.example': {
    type: 'application/jrd+json',
    body: '{"subject":"acct:jane@split.example","links":[{"rel":"http://webfinger.net/rel/profile-page","type":"text/html","href":"HERE/social.split.example/@jane"},{"rel":"self","type":"application/activity+json","href":"HERE/social.split.example/users/jane"}]}',
  },
  '/social.split.example/@jane': {
    type: HTML,
    body: '<title>Jane Doe (@jane@split.example)</title><link href="HERE/social.split.example/@jane.rss" rel="alternate" type="application/rss+xml"><link rel="me" href="https://jane.example/">',
  },
  '/social.split.example/@jane.rss': {
    type: 'application/rss+xml',
    body: '<rss version="2.0"><channel><title>Jane Doe</title><item><description>Hello</description></item></channel></rss>',
  },
  '/plain.example/@jane': {
    type: HTML,
    body: '<title>Jane Doe</title><a rel="me" href="https://jane.example/">site</a>',
  },
  '/soundcloud.com/jane': {
    type: HTML,
    body: '<meta property="al:ios:url" content="soundcloud://users:777">',
  },
  '/feeds.soundcloud.com/users/soundcloud:users:777/sounds.rss': {
    type: 'application/rss+xml',
    body: atom('Tracks', 'Jane Doe'),
  },
};

describe('discover', () => {
  let server: Server;
  let here: string;
  let fetch: GuardedFetch;
  let asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = ANSWERS[request.url ?? ''];
      response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? HTML });
      response.end(answer?.body.replaceAll('HERE', here) ?? 'no');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    fetch = createFetch({ allowNet: ['127.0.0.1/32'], userAgent: 'Kith test' });
  });
  afterAll(async () => {
    await fetch.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function found(address: string, which?: string): Promise<Discovered> {
    asked = [];
    return discover(fetch, `${here}/${address}`, which);
  }
  const feedOf = (discovered: Discovered) =>
    discovered.kind === 'found' ? discovered.feeds[0]?.url.replace(here, '') : discovered;

  it.each([
    ['www.youtube.com/@jane', `/www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`],
    ['www.youtube.com/watch?v=abc', `/www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`],
    ['podcasts.apple.com/nl/podcast/on-looms/id42', '/pods.example/looms.xml'],
    ['substack.com/@jane', '/loomnotes.substack.com/feed'],
    ['split.example/@jane', '/social.split.example/@jane.rss'],
    ['social.example/@jane@split.example', '/social.split.example/@jane.rss'],
    ['soundcloud.com/jane', '/feeds.soundcloud.com/users/soundcloud:users:777/sounds.rss'],
  ])('finds the feed of %s', async (address, feed) => {
    expect(feedOf(await found(address))).toBe(feed);
  });

  it('takes the feed that was chosen', async () => {
    expect(feedOf(await found('www.youtube.com/@jane', 'long'))).toBe(
      `/www.youtube.com/feeds/videos.xml?playlist_id=UULF${REST}`,
    );
    expect(feedOf(await found('github.com/jane/loom', 'releases'))).toBe(
      '/github.com/jane/loom/releases.atom',
    );
    expect(await found('github.com/jane/loom', 'nonsense')).toMatchObject({ kind: 'nothing' });
  });

  it('prefers a feed that has something in it, and takes an empty one if there is no other', async () => {
    expect(feedOf(await found('github.com/jane/loom'))).toBe('/github.com/jane/loom/commits.atom');
    const bare = await found('github.com/jane/bare');
    expect(feedOf(bare)).toBe('/github.com/jane/bare/releases.atom');
    expect(bare).toMatchObject({ name: 'bare' });
  });

  it('asks the page of a profile who it is, where the feed names an account only', async () => {
    expect(await found('github.com/jane')).toMatchObject({
      name: 'Jane Doe',
      relMe: ['https://jane.example/'],
      feeds: [{ url: `${here}/github.com/jane.atom` }],
    });
  });

  it('keeps the person of a page that has no feed', async () => {
    expect(await found('plain.example/@jane')).toMatchObject({ name: 'Jane Doe', feeds: [] });
  });

  it('says what to do where a site does not tell', async () => {
    expect(await found('www.youtube.com/@asked')).toMatchObject({
      kind: 'nothing',
      why: expect.stringContaining('Copy channel ID'),
    });
    expect(await found('podcasts.apple.com/nl/podcast/x/id43')).toMatchObject({
      kind: 'nothing',
      why: expect.stringContaining('RSS'),
    });
  });

  it('asks nobody where there is no feed to be had', async () => {
    const nothing = await found('www.instagram.com/jane');
    expect(nothing).toMatchObject({ kind: 'nothing', why: expect.stringContaining('Mastodon') });
    expect(asked).toEqual([]);
  });
});
