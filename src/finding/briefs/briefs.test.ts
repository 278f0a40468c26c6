/** From a gap to whom to look for, and from there to people: of the network first, then beyond it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { addPerson, noteFields } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type PublishedItem, type World } from '#test';
import { exportFinding } from '../export.ts';
import type { BriefView, CandidatesView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

const PUMPS = 'A heat pump warms an old house.';
const about = (n: number, links: string[] = []): PublishedItem => ({
  title: `Heat pump in an old house ${n}`,
  text: `${PUMPS} In practice it froze, number ${n}.`,
  age: 20 + 31 * n,
  links,
});
const NETWORK: Record<string, PublishedItem[]> = {
  Ada: [about(0, ['https://friend.example/a', 'https://cited.example/1']), about(1)],
  Bo: [about(2, ['https://friend.example/b']), about(3)],
  Cy: [about(4), about(5), about(6)],
  Di: [{ title: 'Soup', text: 'Onions and time.', age: 3 }],
};

describe.each(engines)('a search brief on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let mara: Member;
  let goalId: number;
  const ids = new Map<string, number>();
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    mara = await world.member('mara');
    for (const [name, items] of Object.entries(NETWORK))
      feeds.put(`https://${name.toLowerCase()}.example/feed`, name, items, world.kith.now());
    for (const name of Object.keys(NETWORK)) ids.set(name, await bringIn(name));
    await world.settle();
    const { id } = await draftGoal(world.kith, mara.id, { able: 'renovate', need: '' });
    await changeGoal(world.kith, mara.id, id, {
      questions: [{ text: 'heat pump in an old house' }],
    });
    goalId = id;
  });
  afterEach(() => world.close());

  const bringIn = (name: string) =>
    world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      const host = `${name.toLowerCase()}.example`;
      const from = { origin: 'opml', originDetail: 'test', now } as const;
      const personId = await addPerson(trx, {
        memberId: mara.id,
        name,
        fields: [],
        keys: [`site:${host}`],
        ...from,
      });
      const employer = name === 'Cy' ? 'Globex' : 'Acme';
      await noteFields(trx, {
        personId,
        fields: [{ field: 'employer', value: employer }],
        ...from,
      });
      const published = { feedUrl: `https://${host}/feed`, title: name, personId };
      const followed = await follow(trx, { memberId: mara.id, ...published, batchId: null, now });
      await enqueuePolls(world.kith, trx, [{ id: followed.feedId, host: followed.host }]);
      return personId;
    });
  const send = (method: string, path: string, body?: object, as = mara) =>
    world.ask(method, `/api/v1${path}`, { as, ...(body ? { body } : {}) });
  const begin = async (form: object): Promise<BriefView> =>
    (await send('POST', `/goals/${goalId}/briefs`, form)).json();
  const candidates = async (id: number): Promise<CandidatesView> =>
    (await send('GET', `/briefs/${id}/candidates`)).json();
  const choose = (name: string) =>
    send('PUT', `/goals/${goalId}/people/${ids.get(name)}/decision`, { decision: 'chosen' });

  const BRIEF = {
    question: 'heat pump in an old house',
    criteria: ['reality-check'],
    different: ['employer'],
  };

  it('is kept, changed, closed and opened again', async () => {
    const brief = await begin(BRIEF);
    expect(brief).toMatchObject({ ...BRIEF, goalId, state: 'open', kept: 0 });
    await send('PATCH', `/briefs/${brief.id}`, { criteria: ['expert', 'expert'] });
    const closed = await (await send('PATCH', `/briefs/${brief.id}`, { state: 'closed' })).json();
    expect(closed).toMatchObject({
      criteria: ['expert'],
      different: ['employer'],
      state: 'closed',
    });
    const open = await begin({ question: 'another' });
    await send('PATCH', `/briefs/${open.id}`, { state: 'open' });
    const { briefs } = await (await send('GET', `/goals/${goalId}/briefs`)).json();
    expect(briefs.map(({ state }: BriefView) => state)).toEqual(['open', 'closed']);
    expect((await send('POST', `/goals/${goalId}/briefs`, { question: ' ' })).status).toBe(422);
  });

  it('starts from whom one has: first who adds most to the chosen, and says what is not known', async () => {
    await choose('Ada');
    const brief = await begin(BRIEF);
    const found = await candidates(brief.id);
    const people = found.candidates.filter(({ kind }) => kind === 'person');
    expect(people.map(({ name }) => name)).toEqual(['Cy', 'Bo']);
    expect(people[0]).toMatchObject({
      from: ['in your network'],
      brings: ['much on the question', 'reality check', 'other employer'],
      unknown: [],
    });
    expect(people[0]?.evidence.length).toBeGreaterThan(0);
    expect(people[1]?.brings).not.toContain('other employer');
    await send('PATCH', `/briefs/${brief.id}`, { different: ['country'] });
    const [first] = (await candidates(brief.id)).candidates;
    expect(first?.unknown).toEqual(['country']);
  });

  it('knows what somebody could be for the goal from its other questions, too', async () => {
    const roof = { title: 'Old roofs', text: 'An old roof wants dry wood under it.', age: 9 };
    const items = [about(7), about(8), about(9), roof];
    feeds.put('https://eve.example/feed', 'Eve', items, world.kith.now());
    await bringIn('Eve');
    await world.settle();
    const questions = [{ text: 'heat pump in an old house' }, { text: 'old roof' }];
    await changeGoal(world.kith, mara.id, goalId, { questions });
    const { id } = await begin({ question: 'old roof', criteria: ['reality-check'] });
    const eve = (await candidates(id)).candidates.find(({ name }) => name === 'Eve');
    expect(eve?.brings).toContain('reality check');
  });

  it('goes on to blogrolls of my people, when I ask for them, and says whose', async () => {
    await choose('Ada');
    await world.kith.db.write((trx) =>
      noteFields(trx, {
        personId: ids.get('Ada') ?? 0,
        fields: [{ field: 'site', value: 'https://ada.example/' }],
        origin: 'hand',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
    feeds.putText('https://ada.example/robots.txt', '');
    feeds.putText('https://ada.example/', '<link rel="blogroll" href="/roll.opml">');
    feeds.putText(
      'https://ada.example/roll.opml',
      '<opml><body><outline text="Heat pump talk" htmlUrl="https://read.example/"/><outline text="Cy" htmlUrl="https://cy.example/"/></body></opml>',
    );
    const brief = await begin(BRIEF);
    expect((await candidates(brief.id)).blogrolls).toEqual({
      looking: 0,
      looked: 0,
      found: 0,
      open: 3,
    });
    const asked = await send('POST', `/briefs/${brief.id}/blogrolls`);
    expect(await asked.json()).toEqual({ looking: 3 });
    await world.settle();
    const after = await candidates(brief.id);
    expect(after.blogrolls).toEqual({ looking: 0, looked: 3, found: 1, open: 0 });
    const read = after.candidates.find(({ stranger }) => stranger?.site === 'read.example');
    expect(read?.from).toEqual(['on the blogroll of Ada']);
    expect(after.candidates.some(({ stranger }) => stranger?.site === 'cy.example')).toBe(false);
    const { rolls } = await (await send('GET', '/rolls')).json();
    expect(rolls).toMatchObject([{ sites: 2, person: { name: 'Ada' } }]);
    // Asked once, a site is left alone for a month.
    expect(await (await send('POST', `/briefs/${brief.id}/blogrolls`)).json()).toEqual({
      looking: 0,
    });
  });

  it('names who is at my places: my people with the place, others by the site they sign with', async () => {
    const place = await (
      await send('POST', '/places', { name: 'Heat pump forum', kind: 'forum', goalIds: [goalId] })
    ).json();
    const thereId = ids.get('Di') ?? 0;
    expect(
      (await send('PUT', `/places/${place.id}/people/${thereId}`, { presence: 'there' })).ok,
    ).toBe(true);
    const posts = ['https://guest.example/', 'https://forum.example/u/host'].map((url, n) => ({
      id: `${n}`,
      url: `https://forum.example/${n}`,
      title: 'Heat pump in an old house, again',
      content_text: 'It froze.',
      authors: [{ name: `Guest ${n}`, url }],
    }));
    const version = 'https://jsonfeed.org/version/1.1';
    feeds.putText(
      'https://forum.example/feed',
      JSON.stringify({ version, title: 'Forum', items: posts }),
    );
    const followed = await send('POST', `/places/${place.id}/sources`, {
      url: 'https://forum.example/feed',
    });
    expect(followed.ok).toBe(true);
    await world.settle();
    const brief = await begin(BRIEF);
    const found = (await candidates(brief.id)).candidates;
    expect(found.find(({ id, kind }) => kind === 'person' && id === thereId)?.from).toEqual([
      'in your network',
      'at Heat pump forum',
    ]);
    const sites = new Map(found.map(({ stranger, from }) => [stranger?.site, from]));
    expect(sites.get('guest.example')).toEqual([
      'writes at Heat pump forum: “Heat pump in an old house, again”',
    ]);
    expect(sites.has('forum.example')).toBe(false);
  });

  it('goes on beyond: whom they cite, friends of friends, and lists one added', async () => {
    await choose('Ada');
    await choose('Bo');
    feeds.putText('https://list.example/robots.txt', '');
    feeds.putText(
      'https://list.example/opml',
      '<opml><head><title>Good reads</title></head><body><outline text="Heat pump notes" htmlUrl="https://listed.example/"/><outline text="Ada" htmlUrl="https://ada.example/"/></body></opml>',
    );
    const roll = await send('POST', '/rolls', { url: 'https://list.example/opml' });
    expect(roll.status).toBe(202);
    await world.settle();
    const { rolls } = await (await send('GET', '/rolls')).json();
    expect(rolls).toMatchObject([{ title: 'Good reads', state: 'read', sites: 2 }]);
    const brief = await begin(BRIEF);
    const outside = (await candidates(brief.id)).candidates.filter(
      ({ kind }) => kind === 'stranger',
    );
    const from = new Map(outside.map(({ stranger, from: words }) => [stranger?.site, words]));
    expect(from.get('cited.example')).toEqual(['cited on the question']);
    expect(from.get('friend.example')).toEqual([
      'cited on the question',
      'linked to by Ada and Bo',
    ]);
    expect(from.get('listed.example')).toEqual(['on the list “Good reads”']);
    expect(from.has('ada.example')).toBe(false);
    // Nobody was visited for being named.
    for (const { stranger } of outside) expect(stranger?.state).toBe('found');
  });

  it('says why a list could not be read, and lets it go', async () => {
    const { id } = await (await send('POST', '/rolls', { url: 'https://gone.example/' })).json();
    await world.settle();
    const { rolls } = await (await send('GET', '/rolls')).json();
    expect(rolls).toMatchObject([{ state: 'nothing', detail: expect.stringContaining('host') }]);
    expect((await send('POST', '/rolls', { url: 'javascript:alert(1)' })).status).toBe(422);
    expect((await send('DELETE', `/rolls/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/rolls/${id}`)).status).toBe(404);
  });

  it('keeps what was decided of candidates, takes it back, and is nobody else’s', async () => {
    const brief = await begin(BRIEF);
    const cy = ids.get('Cy') ?? 0;
    const decide = (state: string, as = mara) =>
      send('PUT', `/briefs/${brief.id}/candidates`, { kind: 'person', id: cy, state }, as);
    expect((await decide('kept')).status).toBe(204);
    const stateOf = async () =>
      (await candidates(brief.id)).candidates.find(({ id }) => id === cy)?.state;
    expect(await stateOf()).toBe('kept');
    await decide('dismissed');
    expect(await stateOf()).toBeUndefined();
    expect((await candidates(brief.id)).dismissed).toEqual([
      { kind: 'person', id: cy, name: 'Cy' },
    ]);
    await decide('open');
    expect(await stateOf()).toBe('open');
    await decide('kept');

    const otto = await world.member('otto');
    expect((await decide('kept', otto)).status).toBe(404);
    const site = { kind: 'stranger', id: cy, state: 'kept' };
    expect((await send('PUT', `/briefs/${brief.id}/candidates`, site)).status).toBe(404);
    expect((await exportFinding(world.kith, otto.id)).briefs).toEqual([]);
    expect((await exportFinding(world.kith, mara.id)).briefs).toMatchObject([
      { question: BRIEF.question, candidates: [{ personId: cy, state: 'kept' }] },
    ]);
  });
});
