import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';

describe.each(engines)('who asks, on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  it('is nobody when the page is of another, whose tab is still open', async () => {
    const [one, other] = [await world.member('anna'), await world.member('bo')];
    const session = await world.ask('GET', '/api/v1/session', { as: one });
    const { member } = (await session.json()) as { member: { id: number } };
    const headers = { 'kith-page-of': String(member.id) };
    const send = (as: { cookie: string }) =>
      world.ask('POST', '/api/v1/notes', { as, headers, body: { text: 'Mine.' } });
    expect((await send(one)).status).toBe(201);
    expect((await send(other)).status).toBe(401);
    const theirs = await world.ask('GET', '/api/v1/notes', { as: other });
    expect(await theirs.json()).toMatchObject({ notes: [] });
  });
});
