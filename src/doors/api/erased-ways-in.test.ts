/** Every way in that nobody asked for one person by, tried with each of the keys of somebody erased. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, erasePersonNow, peopleOf } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';

const SITE = 'https://zebulon.example/';
const FEED = 'https://zebulon.example/feed.json';
const ACCOUNT = 'zebulon@social.example';
const PROFILE = 'https://social.example/@zebulon';
const EMAIL = 'zebulon@quark.example';
const LINKEDIN = 'https://www.linkedin.com/in/zebulon-quark';
const BLUESKY = 'zebulon.bsky.social';
const UID = '6e2f6f0a-0001-4c1b-9a55-aaaa00000009';
const KEYS = [
  'site:zebulon.example',
  `feed:${FEED}`,
  `acct:${ACCOUNT}`,
  `mailto:${EMAIL}`,
  'linkedin:zebulon-quark',
  'bluesky:zebulon.bsky.social',
  'github:zebuquark',
  `uid:${UID}`,
];

const opml = (attributes: string) =>
  `<opml version="2.0"><body><outline text="Somebody Else" ${attributes}/></body></opml>`;
const vcard = (...lines: string[]) =>
  ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Somebody Else', ...lines, 'END:VCARD', ''].join('\r\n');
const people = (field: string, value: string) =>
  JSON.stringify({
    format: 'kith-people',
    version: 1,
    people: [{ name: 'Somebody Else', fields: [{ field, value }] }],
  });
const row = (titles: string, cells: string) => `${titles}\n${cells}\n`;
const LINKEDIN_TITLES = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const GOOGLE_TITLES =
  'First Name,Last Name,Organization Name,Labels,E-mail 1 - Value,Website 1 - Value';

const FILES: [how: string, name: string, text: string][] = [
  ['OPML, by the feed', 'a.opml', opml(`xmlUrl="${FEED}"`)],
  ['OPML, by the site', 'a.opml', opml(`xmlUrl="https://f.example/z" htmlUrl="${SITE}"`)],
  [
    'Mastodon',
    'following_accounts.csv',
    row('Account address,Show boosts,Notify on new posts,Languages', `${ACCOUNT},true,false,`),
  ],
  ['Mastodon lists', 'lists.csv', `Cheese,${ACCOUNT}\n`],
  [
    'LinkedIn, by profile',
    'Connections.csv',
    row(LINKEDIN_TITLES, `Else,Some,${LINKEDIN},,,,01 Jan 2026`),
  ],
  [
    'LinkedIn, by e-mail',
    'Connections.csv',
    row(LINKEDIN_TITLES, `Else,Some,,${EMAIL},,,01 Jan 2026`),
  ],
  ['Google', 'contacts.csv', row(GOOGLE_TITLES, `Else,Some,,,${EMAIL},`)],
  ['Google, by the site', 'contacts.csv', row(GOOGLE_TITLES, `Else,Some,,,,${SITE}`)],
  [
    'Outlook',
    'contacts.csv',
    row('First Name,Last Name,Mobile Phone,E-mail Address', `Else,Some,,${EMAIL}`),
  ],
  ['vCard, by e-mail', 'a.vcf', vcard(`EMAIL:${EMAIL}`)],
  ['vCard, by its number', 'a.vcf', vcard(`UID:urn:uuid:${UID}`)],
  ['vCard, by the site', 'a.vcf', vcard(`URL:${SITE}`)],
  ['vCard, by a profile', 'a.vcf', vcard(`SOCIALPROFILE;SERVICE-TYPE=LinkedIn:${LINKEDIN}`)],
  ['a list of Kith, by Bluesky', 'a.json', people('bluesky', BLUESKY)],
  ['a list of Kith, by GitHub', 'a.json', people('github', 'https://github.com/zebuquark')],
  ['a list of Kith, by the account', 'a.json', people('fediverse', ACCOUNT)],
  ['pasted addresses, by the feed', 'pasted', FEED],
  ['pasted addresses, by the account', 'pasted', `@${ACCOUNT}`],
];

const NOWHERE = { site: '', feed: '', fediverse: '' };
const STEP = {
  text: 'Ask',
  c: 'connect',
  phase: 'performance',
  address: '',
  tool: '',
  method: '',
  cue: '',
  action: '',
  recurrence: null,
};
const KITS: [how: string, person: Partial<typeof NOWHERE>, source: string][] = [
  ['the site', { site: SITE }, ''],
  ['the feed', { feed: FEED }, ''],
  ['the account', { fediverse: `@${ACCOUNT}` }, ''],
  ['what they publish', { site: 'https://moved.example/' }, FEED],
];

describe.each(engines)('somebody erased, on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let anna: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    anna = await world.member('anna');
    feeds.put(FEED, 'Zebulon writes', [{ title: 'On curd', text: 'Curd.' }], world.kith.now());
    const id = await world.kith.db.write((trx) =>
      addPerson(trx, { memberId: anna.id, name: 'Zebulon', fields: [], keys: KEYS, ...imported() }),
    );
    await erasePersonNow(world.kith, anna.id, id);
  });
  afterEach(async () => {
    const { errors } = world;
    await world.close();
    expect(errors).toEqual([]);
  });

  const imported = () => ({ origin: 'vcard', originDetail: '', now: world.kith.now() }) as const;
  const send = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, { as: anna, body });
  const answered = async (method: string, path: string, body?: unknown) => {
    const answer = await send(method, path, body);
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
    return answer.status === 204 ? null : answer.json();
  };
  const count = async () => (await peopleOf(world.kith, anna.id)).total;
  const preview = async (name: string, text: string): Promise<number> => {
    const answer = await world.ask('POST', `/api/v1/imports?name=${name}`, {
      as: anna,
      raw: text,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(answer.status).toBe(201);
    const { id } = await answer.json();
    await world.settle();
    return id;
  };

  it.each(FILES)(
    'stays out of an import of %s, which says so, unless asked for',
    async (...file) => {
      const [, name, text] = file;
      const first = await preview(name, text);
      expect(await answered('GET', `/imports/${first}`)).toMatchObject({ erased: 1 });
      await answered('POST', `/imports/${first}/apply`, {});
      await world.settle();
      expect(await count()).toBe(0);
      const second = await preview(name, text);
      const { items } = await answered('GET', `/imports/${second}/items?erased=true`);
      expect(items).toHaveLength(1);
      await answered('POST', `/imports/${second}/bring-back`, { positions: [items[0].position] });
      expect(await answered('GET', `/imports/${second}`)).toMatchObject({ erased: 0 });
      await answered('POST', `/imports/${second}/apply`, {});
      await world.settle();
      expect(await count()).toBe(1);
    },
  );

  it.each(KITS)(
    'stays out of a starter kit that names them by %s, unless asked for',
    async (...by) => {
      const [, where, source] = by;
      const kit = {
        format: 'kith-kit',
        version: 1,
        goal: {
          able: 'make cheese',
          need: '',
          kind: 'learning',
          evidence: '',
          questions: ['how?'],
        },
        people: [
          { name: 'Bo Dahl', ...NOWHERE, site: 'https://bo.example/' },
          { name: 'Zebulon Quark', ...NOWHERE, ...where },
        ],
        sources: source === '' ? [] : [{ title: 'Zebulon writes', url: source, person: 1 }],
        places: [],
        steps: [{ ...STEP, person: 1, place: null, source: source === '' ? null : 0 }],
      };
      const seen = await answered('POST', '/kits/preview', { kit });
      expect(seen.people.map(({ isErased }: { isErased: boolean }) => isErased)).toEqual([
        false,
        true,
      ]);
      const { goal } = await answered('POST', '/kits', { kit });
      expect((await peopleOf(world.kith, anna.id)).people.map(({ name }) => name)).toEqual([
        'Bo Dahl',
      ]);
      expect(await answered('GET', '/sources')).toEqual({ sources: [] });
      const { steps } = await answered('GET', `/goals/${goal.id}/steps`);
      expect(steps).toMatchObject([{ text: 'Ask', person: null, source: null }]);
      expect(JSON.stringify(await answered('GET', '/export'))).not.toMatch(/zebulon|moved/i);
      await answered('POST', '/kits', { kit, bringBack: [1] });
      expect(await count()).toBe(2);
    },
  );

  it('stays out when their address is followed, until it is said that they are wanted back', async () => {
    const refused = await send('POST', '/sources', { url: FEED });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { fields: { bringBack: /erased/ } } });
    expect(await count()).toBe(0);
    await answered('POST', '/sources', { url: FEED, bringBack: true });
    expect(await count()).toBe(1);
  });

  it('stays out when their name turns up in a source that is followed', async () => {
    const url = 'https://group.example/feed.json';
    const posts = [SITE, PROFILE].map((author, n) => ({
      id: `${n}`,
      url: `https://group.example/${n}`,
      title: `Post ${n}`,
      content_text: 'Curd and whey.',
      authors: [{ name: `Zeb Quark ${n}`, url: author }],
    }));
    const items = [
      ...posts,
      {
        id: 'b',
        url: 'https://group.example/b',
        content_text: 'Whey.',
        authors: [{ name: 'Bo Dahl' }],
      },
    ];
    feeds.putText(
      url,
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Group', items }),
    );
    await world.kith.db.write(async (trx) => {
      const { now } = imported();
      const group = { memberId: anna.id, name: 'Group', fields: [], keys: ['site:group.example'] };
      const personId = await addPerson(trx, { ...group, ...imported() });
      const source = { memberId: anna.id, feedUrl: url, title: 'Group', personId, batchId: null };
      const { feedId, host } = await follow(trx, { ...source, now });
      await enqueuePolls(world.kith, trx, [{ id: feedId, host }]);
    });
    await world.settle();
    expect((await peopleOf(world.kith, anna.id)).people.map(({ name }) => name)).toEqual([
      'Bo Dahl',
    ]);
  });

  it('is proposed neither beyond the network, nor from a public list, nor for a search brief', async () => {
    const now = world.kith.now();
    const links = [SITE, `${SITE}about`, PROFILE, 'https://whey.example/'];
    const posts = [1, 2, 3].map((age) => ({
      title: 'Making cheese at home',
      text: 'Making cheese at home with curd and rennet.',
      age,
      links,
    }));
    for (const name of ['bo', 'cy']) {
      feeds.put(`https://${name}.example/feed`, name, posts, now);
      await answered('POST', '/sources', { url: `https://${name}.example/feed` });
    }
    await world.settle();
    const goal = await answered('POST', '/goals', {
      able: 'make cheese at home',
      questions: [{ text: 'making cheese at home' }],
    });
    const { strangers } = await answered('GET', `/goals/${goal.id}/beyond`);
    expect(strangers.map(({ site }: { site: string }) => site)).toEqual(['whey.example']);
    feeds.putText('https://list.example/robots.txt', '');
    feeds.putText(
      'https://list.example/',
      `<html><title>Cheese people</title><a href="${SITE}">Zebulon on cheese</a><a href="${PROFILE}">Z</a><a href="https://rind.example/">Rind</a></html>`,
    );
    await answered('POST', '/rolls', { url: 'https://list.example/' });
    await world.settle();
    const brief = await answered('POST', `/goals/${goal.id}/briefs`, {
      question: 'making cheese at home',
    });
    const { candidates } = await answered('GET', `/briefs/${brief.id}/candidates`);
    const shown = JSON.stringify(candidates);
    expect(shown).toContain('rind.example');
    expect(shown).not.toMatch(/zebulon/i);
  });
});
