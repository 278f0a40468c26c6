/**
 * Letters are their member's alone: whatever comes to a mailbox, no answer to another member changes by a letter, and nobody
 * else reads, finds, counts or follows what came.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, PublishedFeeds, type World } from '#test';
import { follow } from '../src/sources/feeds/follow.ts';
import type { ReadLetter } from '../src/sources/mailboxes/letter/read.ts';
import { readLetterInThread } from '../src/sources/polling/reading-thread.ts';
import { storeSorted } from '../src/sources/polling/store.ts';
import { newsletter } from './imap/letter.ts';
import { idsOf, type Possessions, possess } from './possessions.ts';

type Member = Awaited<ReturnType<World['member']>>;

/** Said in letters and nowhere else. */
const SECRET = 'quicksilver';
/** Said in letters, and in what others publish. */
const ARTICLE = Array.from({ length: 80 }, (_, at) => `Word${at} on sourdough matters here.`).join(
  ' ',
);
const LETTERS = [
  {
    subject: `The ${SECRET} letter`,
    html: `<p>${SECRET} <a href="https://marit.example/0">there</a></p>`,
  },
  { subject: 'On sourdough', html: `<p>${ARTICLE}</p>` },
];

describe('A letter', () => {
  let world: World;
  let feeds: PublishedFeeds;
  let host: Member;
  let anna: Member;
  let bo: Member;
  let questions: string[];
  beforeAll(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ fetch: feeds });
    [host, anna, bo] = [
      await world.member('host'),
      await world.member('anna'),
      await world.member('bo'),
    ];
    await possess(world, anna.id, 'annas');
    const ids = [await possess(world, bo.id, 'bos'), await possess(world, host.id, 'hosts')];
    for (const name of ['marit', 'planet'])
      feeds.put(
        `https://${name}.example/feed`,
        name,
        [{ title: 'On sourdough', text: ARTICLE, age: 1 }],
        world.kith.now(),
      );
    for (const as of [bo, host]) {
      const goal = {
        need: '',
        able: `bake sourdough and use ${SECRET}`,
        questions: [{ text: `sourdough ${SECRET}` }],
      };
      const made = await world.ask('POST', '/api/v1/goals', { as, body: goal });
      const { id } = (await made.json()) as { id: number };
      await world.ask('PUT', `/api/v1/goals/${id}/status`, { as, body: { status: 'active' } });
      await world.ask('POST', '/api/v1/sources', {
        as,
        body: { url: 'https://marit.example/feed' },
      });
      const own = ids[as === bo ? 0 : 1];
      if (own) own.goals = String(id);
    }
    await world.settle();
    const { paths } = (await (await world.ask('GET', '/api/v1/openapi.json')).json()) as {
      paths: Record<string, { get?: { 'x-access'?: string } }>;
    };
    const gets = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.['x-access'] === 'member' ? [path] : [],
    );
    const addressed = (path: string, own: Possessions): string =>
      `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => idsOf(path, own)[name] ?? '')}`;
    questions = ids.flatMap((own) => gets.map((path) => addressed(path, own)));
    for (const words of [SECRET, 'sourdough'])
      questions.push(
        `/api/v1/people?q=${words}`,
        `/api/v1/find?q=${words}`,
        `/api/v1/search/entries?q=${words}`,
      );
  }, 60_000);
  afterAll(() => world.close());

  const answersTo = (as: Member) =>
    Promise.all(
      questions.map(async (question) => {
        const answer = await world.ask('GET', question, { as });
        return `${question} ${answer.status} ${await answer.text()}`;
      }),
    );

  /** Connects a mailbox for anna, picks a sender, and has letters come as a look brings them. */
  async function receive(): Promise<{ url: string; entryIds: number[] }> {
    const { kith } = world;
    const { id } = await kith.db.read
      .selectFrom('mailbox')
      .select('id')
      .where('member_id', '=', anna.id)
      .executeTakeFirstOrThrow();
    const body = { who: 'marit@letters.example' };
    const picked = await world.ask('POST', `/api/v1/mailboxes/${id}/senders`, { as: anna, body });
    expect(picked.status).toBe(200);
    await world.settle();
    const feed = await kith.db.read
      .selectFrom('feed')
      .select(['id', 'url'])
      .where('member_id', '=', anna.id)
      .executeTakeFirstOrThrow();
    const read = await Promise.all(LETTERS.map((one) => readOne(world, one)));
    const fresh = read.map(({ entry }, at) => ({ entry, identity: `letter ${at}` }));
    await kith.db.write(async (trx) => {
      await storeSorted(kith, trx, {
        feedId: feed.id,
        fresh,
        changed: [],
        again: [],
        isArrival: true,
        areLetters: true,
      });
      await kith.announce(trx, 'feed.read', { feedId: feed.id, entriesNew: fresh.length });
    });
    await world.settle();
    const rows = await kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('feed_id', '=', feed.id)
      .execute();
    return { url: feed.url, entryIds: rows.map((row) => row.id) };
  }

  it('changes no answer to another member, and cannot be had by its number or address', async () => {
    for (const as of [bo, host]) await answersTo(as);
    await world.settle();
    const before = [await answersTo(bo), await answersTo(host)];
    expect(before.join()).toContain('sourdough matters');
    const { url, entryIds } = await receive();
    expect(entryIds).toHaveLength(LETTERS.length);
    expect([await answersTo(bo), await answersTo(host)]).toEqual(before);
    for (const as of [bo, host]) {
      for (const id of entryIds) {
        const tries: [string, string, object?][] = [
          ['GET', `/entries/${id}`],
          ['POST', '/keeps', { entryId: id }],
          ['POST', '/stream/read', { entryIds: [id] }],
        ];
        for (const [method, path, body] of tries) {
          const answer = await world.ask(method, `/api/v1${path}`, {
            as,
            ...(body ? { body } : {}),
          });
          expect([path, answer.status]).toEqual([path, 404]);
        }
      }
      expect((await world.ask('POST', '/api/v1/sources', { as, body: { url } })).status).toBe(422);
      const source = { memberId: as.id, feedUrl: url, title: '', personId: null, batchId: null };
      await expect(
        world.kith.db.write((trx) => follow(trx, { ...source, now: world.kith.now() })),
      ).rejects.toThrow('addresses of the web');
    }
    // It is there all the same: its member finds it, and what is like it stands with it.
    const found = await world.ask('GET', `/api/v1/search/entries?q=${SECRET}`, { as: anna });
    expect(await found.text()).toContain(`The`);
    const stream = await (await world.ask('GET', '/api/v1/stream', { as: anna })).text();
    for (const { subject } of LETTERS) expect(stream).toContain(subject);
    expect(JSON.stringify(world.errors)).not.toContain(SECRET);
  }, 60_000);

  it('joins nothing that others see, whichever came first', async () => {
    for (const as of [anna, host])
      await world.ask('POST', '/api/v1/sources', {
        as,
        body: { url: 'https://planet.example/feed' },
      });
    await world.settle();
    const alsoIn = async (as: Member) => {
      const answer = await world.ask('GET', '/api/v1/stream', { as });
      const { entries } = (await answer.json()) as {
        entries: { title: string; source: string; alsoIn: { source: string }[] }[];
      };
      return entries
        .filter(({ title }) => title === 'On sourdough')
        .map((one) => [one.source, ...one.alsoIn.map(({ source }) => source)]);
    };
    // Hers has the letter and the planet; the host has the two public ones, bo one of them.
    expect((await alsoIn(anna)).flat().toSorted()).toEqual(['marit@letters.example', 'planet']);
    expect((await alsoIn(host)).flat().toSorted()).toEqual(['marit', 'planet']);
    expect(await alsoIn(bo)).toEqual([['marit']]);
  });
});

async function readOne(
  world: World,
  { subject, html }: (typeof LETTERS)[number],
): Promise<ReadLetter> {
  const bytes = new TextEncoder().encode(
    newsletter({ from: 'Marit <marit@letters.example>', subject, html }),
  );
  const read = await readLetterInThread(bytes, { identity: subject, receivedAt: world.kith.now() });
  if (!read) throw new Error('the letter was not read');
  return read;
}
