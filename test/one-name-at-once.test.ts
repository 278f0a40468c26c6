/** A name that is given twice at the same moment is given once: the second hears what it would have heard a moment later. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';

/** Every door at which something gets a name, or is there, once for each member. */
const DOORS = [
  { path: '/saved-searches', change: 'PUT', body: (name: string) => ({ name, q: name }) },
  { path: '/places', change: 'PATCH', body: (name: string) => ({ name, kind: 'forum' }) },
  { path: '/lists', change: 'PATCH', body: (name: string) => ({ name }) },
  { path: '/tools', change: 'PATCH', body: (name: string) => ({ name, kind: 'search' }) },
  { path: '/mutes', change: null, body: (words: string) => ({ kind: 'words', words }) },
  { path: '/keeps', change: null, body: (name: string) => ({ url: `http://127.0.0.1:9/${name}` }) },
  {
    path: '/note-templates',
    change: 'PATCH',
    body: (name: string) => ({ name, text: name, tags: [], isDaily: true }),
  },
] as const;

describe.each(engines)('one name at the same moment on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterAll(() => world.close());

  it.each(DOORS)('at $path is no bug', async ({ path, change, body }) => {
    const send = async (method: string, at: string, name: string) => {
      const answer = await world.ask(method, `/api/v1${at}`, { as: ada, body: body(name) });
      return { status: answer.status, ...((await answer.json()) as { id?: number }) };
    };
    const same = await Promise.all([1, 2, 3, 4].map(() => send('POST', path, 'fermenting')));
    const statuses = same.map(({ status }) => status);
    expect(statuses.filter((status) => status < 300).length, String(statuses)).toBeGreaterThan(0);
    expect(statuses.filter((status) => status >= 300 && status !== 409)).toEqual([]);
    if (!change) return;
    const others = await Promise.all(
      ['rye', 'spelt', 'oats'].map((name) => send('POST', path, name)),
    );
    const changed = await Promise.all(
      others.map(({ id }) => send(change, `${path}/${id}`, 'sourdough')),
    );
    expect(changed.filter(({ status }) => status >= 300 && status !== 409)).toEqual([]);
    expect(world.errors).toEqual([]);
  });
});
