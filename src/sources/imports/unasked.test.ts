import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import type { ImportView } from './queries.ts';

const LIST = '<opml><body><outline text="Lo" xmlUrl="http://127.0.0.1:9/lo"/></body></opml>';

describe('an import whose sources could not be asked for', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
    await world.statement(
      "create trigger unasked before insert on refresh begin select raise(abort, 'no room'); end",
    );
  });
  afterEach(() => world.close());

  const ask = async <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    (await world.ask(method, `/api/v1${path}`, { as: ada, body })).json() as Promise<Body>;

  it('is not shown as done, and is gone on with when that is asked for', async () => {
    const begun = await world.ask('POST', '/api/v1/imports?name=list.opml', {
      as: ada,
      raw: LIST,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const path = `/imports/${((await begun.json()) as ImportView).id}`;
    await world.ask('POST', `/api/v1${path}/apply`, { as: ada, body: { leaveOut: [] } });
    await world.settle();
    // As when all its tries have failed.
    await world.statement(
      "update job set interruptions = 99, run_at = 0 where kind = 'sources.apply-import'",
    );
    await world.settle();
    expect(await ask('GET', path)).toMatchObject({ state: 'applying', isStopped: true });

    await world.statement('drop trigger unasked');
    await world.ask('POST', `/api/v1${path}/again`, { as: ada });
    await world.settle();
    expect(await ask('GET', path)).toMatchObject({ state: 'applied', isStopped: false });
    expect(await ask('GET', '/refresh')).toMatchObject({ progress: { sources: 1 } });
  });
});
