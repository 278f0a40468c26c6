import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';

/** Every way in of a file that is shown before it is kept, with the smallest file that it reads. */
const DOORS = [
  {
    path: '/imports',
    file: '<opml><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>',
  },
  {
    path: '/library-imports',
    file: '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://a.example/">A</A></DL>',
  },
  { path: '/notes/import', file: '# A note' },
];

describe.each(DOORS)('imports at $path', ({ path, file }) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
  });
  afterAll(() => world.close());

  const ask = (method: string, at: string, more: object = {}) =>
    world.ask(method, `/api/v1${path}${at}`, { as: ada, ...more });
  const read = (name: string) =>
    ask('POST', `?name=${name}`, {
      raw: file,
      headers: { 'content-type': 'application/octet-stream' },
    });
  async function preview(): Promise<number> {
    const answer = await read('list.md');
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }
  const stateOf = async (id: number) =>
    ((await (await ask('GET', `/${id}`)).json()) as { state: string }).state;

  it('refuses a name that no database keeps', async () => {
    expect((await read('a%00b.md')).status).toBe(422);
  });

  it('goes from preview to done to taken back, and nowhere else', async () => {
    const id = await preview();
    const send = async (what: string, body?: object) =>
      (await ask('POST', `/${id}/${what}`, body ? { body } : {})).status;
    expect(await send('undo')).toBe(409);
    expect(await send('apply', {})).toBe(202);
    expect(await send('apply', {})).toBe(409);
    expect((await ask('DELETE', `/${id}`)).status).toBe(409);
    await world.settle();
    expect(await stateOf(id)).toBe('applied');
    expect(await send('undo')).toBe(202);
    await world.settle();
    expect(await stateOf(id)).toBe('undone');
    expect(await send('undo')).toBe(409);
  });

  it('lets the work of an import end quietly whose member has left', async () => {
    const bob = await world.member('bob');
    const answer = await world.ask('POST', `/api/v1${path}?name=list.md`, {
      as: bob,
      raw: file,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { id } = (await answer.json()) as { id: number };
    await world.ask('POST', `/api/v1${path}/${id}/apply`, { as: bob, body: {} });
    await world.kith.db.write((trx) => trx.deleteFrom('member').where('id', '=', bob.id).execute());
    await world.settle();
    expect(world.errors).toEqual([]);
  });

  it('throws a preview away', async () => {
    const id = await preview();
    expect((await ask('DELETE', `/${id}`)).status).toBe(204);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });
});
