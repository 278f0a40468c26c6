/** An address of a known site, over the API: what it has to follow, and following one of that. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import type { SourceView } from './queries.ts';

const FEED =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Loom</title><entry><id>1</id><title>One</title></entry></feed>';

describe('POST /sources with an address of a known site', () => {
  let world: World;
  let server: Server;
  let project: string;
  let anna: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    world = await makeWorld();
    anna = await world.member('anna');
    server = createServer((_, response) => response.end(FEED));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    project = `http://127.0.0.1:${port}/github.com/mira/loom`;
  });
  afterAll(async () => {
    await world.close();
    server.close();
  });

  const choices = async (address: string) => {
    const path = `/api/v1/sources/choices?url=${encodeURIComponent(address)}`;
    return (await world.ask('GET', path, { as: anna })).json();
  };
  const follow = (body: { url: string; which?: string }) =>
    world.ask('POST', '/api/v1/sources', { as: anna, body });

  it('says what there is to follow', async () => {
    expect(await choices(project)).toMatchObject({
      site: 'GitHub project',
      choices: [{ id: 'releases', name: 'Releases' }, { id: 'commits' }, {}, {}],
      none: null,
    });
    expect(await choices('r/weaving')).toMatchObject({ isPlace: true });
    const unknown = { site: null, choices: [], none: null, isPlace: false };
    expect(await choices('https://mira.example/')).toEqual(unknown);
  });

  it('follows the best, and what was chosen', async () => {
    expect((await follow({ url: project })).status).toBe(201);
    expect((await follow({ url: project, which: 'commits' })).status).toBe(201);
    const answer = await world.ask('GET', '/api/v1/sources', { as: anna });
    const { sources } = (await answer.json()) as { sources: SourceView[] };
    expect(sources.map(({ url }) => url).toSorted()).toEqual([
      `${project}/commits.atom`,
      `${project}/releases.atom`,
    ]);
  });

  it('makes nobody a person of a community or a front page, unless one says whose it is', async () => {
    const at = (path: string) => project.replace('/github.com/mira/loom', path);
    const people = async () => {
      const answer = await world.ask('GET', '/api/v1/people', { as: anna });
      return ((await answer.json()) as { people: object[] }).people.length;
    };
    const before = await people();
    for (const path of ['/reddit.com/r/weaving', '/news.ycombinator.com/ask']) {
      const answer = await follow({ url: at(path) });
      expect(answer.status, path).toBe(201);
      expect(await answer.json()).toMatchObject({ personId: null, isNew: true });
    }
    expect(await people()).toBe(before);
    const user = await follow({ url: at('/reddit.com/user/mira') });
    expect(await user.json()).toMatchObject({ personId: expect.any(Number) });
    expect(await people()).toBe(before + 1);
  });

  it.each([
    ['https://x.com/mira', 'X has no feeds'],
    ['mira@example.org', 'e-mail address'],
    ['@mira', 'Say where @mira is'],
  ])('says of %s what to do instead', async (url, words) => {
    const answer = await follow({ url });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toContain(words);
  });
});
