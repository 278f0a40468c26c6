/** The feed of a place: followed for the place and for nobody. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, GuardedFetch } from '#platform';
import { engines, makeWorld, type World } from '#test';
import type { SourceView } from '../feeds/queries.ts';
import type { PlaceEntry } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

/** One hashtag's feed on one server, and a page without any. */
const ANSWERS: Record<string, { type: string; body: string }> = {
  'https://social.example/tags/warm.rss': {
    type: 'application/rss+xml',
    body: `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>#warm</title><link>https://social.example/tags/warm</link><description/>
<item><title>Radiators</title><guid>1</guid><dc:creator>Petra Holm</dc:creator><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>Large ones.</description></item>
<item><title>Slate</title><guid>2</guid><dc:creator>Some Stranger</dc:creator><pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><description>Dry.</description></item>
<item><title>Unsigned</title><guid>3</guid><pubDate>Wed, 04 Nov 2026 10:00:00 GMT</pubDate><description>Words.</description></item>
</channel></rss>`,
  },
  'https://plain.example/': { type: 'text/html', body: '<title>Nothing to follow</title>' },
};

const web: GuardedFetch = {
  get: async ({ url }): Promise<Fetched> => {
    const answer = ANSWERS[url];
    if (!answer)
      return { kind: 'failed', why: 'dns', detail: 'There is no such host.', url, redirects: [] };
    const body = new TextEncoder().encode(answer.body);
    const headers = { 'content-type': answer.type };
    return { kind: 'ok', status: 200, url, headers, body, redirects: [], tookMs: 1 };
  },
  exchange: async () => {
    throw new Error('nobody has an account here');
  },
  post: async () => {
    throw new Error('nothing is handed over');
  },
  close: async () => {},
};

describe.each(engines)('the feed of a place, on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine, fetch: web });
    ada = await world.member('ada');
    bo = await world.member('bo');
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const place = async (form: object) =>
    (await asked<{ id: number }>('POST', '/places', { kind: 'hashtag', ...form })).body.id;
  const entries = async (id: number) =>
    (await asked<{ entries: PlaceEntry[] }>('GET', `/places/${id}/entries`)).body.entries;
  const names = async () =>
    (await asked<{ people: { name: string }[] }>('GET', '/people')).body.people.map(
      ({ name }) => name,
    );

  it('is found at the place’s address, and makes nobody a person of the network', async () => {
    // Known by a full name, as from another feed.
    const petra = await asked<{ id: number }>('POST', '/people', {
      name: 'Petra Holm',
      fields: [],
    });
    await world.kith.db.write((trx) =>
      trx
        .insertInto('person_key')
        .values({ member_id: ada.id, person_id: petra.body.id, key: 'name:petra holm' })
        .execute(),
    );
    const id = await place({ name: '#warm', address: 'https://social.example/tags/warm' });
    const first = await asked<{ isNew: boolean }>('POST', `/places/${id}/sources`, {});
    expect(first).toMatchObject({ status: 201, body: { isNew: true } });
    expect((await asked('POST', `/places/${id}/sources`, {})).status).toBe(200);
    await world.settle();
    expect(await names()).toEqual(['Petra Holm']);
    expect(await entries(id)).toMatchObject([
      { title: 'Unsigned', author: null, person: null },
      { title: 'Slate', author: 'Some Stranger', person: null },
      { title: 'Radiators', person: { name: 'Petra Holm' } },
    ]);
    const { people } = (
      await asked<{ people: { person: { name: string }; because: string[] }[] }>(
        'GET',
        `/places/${id}/presence`,
      )
    ).body;
    expect(people).toMatchObject([
      { person: { name: 'Petra Holm' }, because: ['1 entry in its feed'] },
    ]);
  });

  it('stays with the place through leaving and undo, and is in the export', async () => {
    const id = await place({ name: '#warm', address: 'https://social.example/tags/warm' });
    const { body } = await asked<{ sourceId: number }>('POST', `/places/${id}/sources`, {});
    await world.settle();
    const sources = async () =>
      (await asked<{ sources: SourceView[] }>('GET', `/sources?place=${id}`)).body.sources;
    expect(await sources()).toMatchObject([{ id: body.sourceId, entries: 3, people: [] }]);
    await asked('DELETE', `/sources/${body.sourceId}`);
    expect(await sources()).toEqual([]);
    await asked('POST', `/sources/${body.sourceId}/restore`);
    expect(await sources()).toHaveLength(1);
    const document = (await asked<{ sources: { placeIds: number[] }[] }>('GET', '/export')).body;
    expect(document.sources).toMatchObject([{ placeIds: [id] }]);
  });

  it('says what is missing where there is none, and is nobody else’s', async () => {
    const nowhere = await place({ name: 'Kitchen', kind: 'other' });
    const plain = await place({ name: 'Plain', kind: 'forum', address: 'https://plain.example/' });
    for (const id of [nowhere, plain]) {
      const refused = await asked<{ fields: { url: string } }>('POST', `/places/${id}/sources`, {});
      expect(refused.status).toBe(422);
      expect(JSON.stringify(refused.body)).toMatch(/address/);
    }
    const given = { url: 'https://social.example/tags/warm.rss' };
    expect((await asked('POST', `/places/${plain}/sources`, given)).status).toBe(201);
    expect((await asked('POST', `/places/${plain}/sources`, given, bo)).status).toBe(404);
    expect((await asked('GET', `/places/${plain}/entries`, undefined, bo)).status).toBe(404);
    const theirs = await asked<{ sources: unknown[] }>(
      'GET',
      `/sources?place=${plain}`,
      undefined,
      bo,
    );
    expect(theirs.body.sources).toEqual([]);
  });
});
