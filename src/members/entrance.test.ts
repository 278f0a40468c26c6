import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { setPassword } from './change-password.ts';
import { invite } from './join.ts';
import { DAY_MS, INVITATION_DAYS } from './schema.ts';

describe('The entrance', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, body === undefined ? {} : { body });

  it('says of an invitation whether it still makes an account, before a form is filled in', async () => {
    const host = await world.member('anna');
    const { token, expiresAt } = await invite(world.kith, host.id);
    const look = async (of = token) => (await ask('GET', `/invitations/${of}`)).json();
    expect(await look()).toEqual({ expiresAt });
    expect(await look('mistyped')).toEqual({ expiresAt: null });
    const bo = { name: 'bo', password: 'nine quiet mountains' };
    expect((await ask('POST', `/invitations/${token}/accept`, bo)).status).toBe(201);
    expect(await look()).toEqual({ expiresAt: null });
    const { token: later } = await invite(world.kith, host.id);
    world.advance(INVITATION_DAYS * DAY_MS);
    expect(await look(later)).toEqual({ expiresAt: null });
  });

  it('shows a host what is open, and lets them take it back and undo that', async () => {
    const [host, bo] = [await world.member('anna'), await world.member('bo')];
    const asHost = (method: string, path = '') =>
      world.ask(method, `/api/v1/invitations${path}`, { as: host });
    const { id, token, expiresAt } = await invite(world.kith, host.id);
    const open = async () => (await asHost('GET')).json();
    const one = { invitations: [{ id, createdAt: world.kith.now(), expiresAt }] };
    expect(await open()).toEqual(one);
    expect((await world.ask('DELETE', `/api/v1/invitations/${id}`, { as: bo })).status).toBe(403);
    expect((await asHost('DELETE', `/${id}`)).status).toBe(204);
    expect(await open()).toEqual({ invitations: [] });
    const lou = { name: 'lou', password: 'nine quiet mountains' };
    expect((await ask('POST', `/invitations/${token}/accept`, lou)).status).toBe(404);
    expect((await asHost('POST', `/${id}/restore`)).status).toBe(204);
    expect(await open()).toEqual(one);
    expect((await ask('POST', `/invitations/${token}/accept`, lou)).status).toBe(201);
    expect(await open()).toEqual({ invitations: [] });
    expect((await asHost('DELETE', `/${id}`)).status).toBe(404);
  });

  it('opens to a password set anew alone, and ends every session and API token', async () => {
    const first = { name: 'anna', password: 'a river runs uphill' };
    const made = await ask('POST', '/members/first', first);
    const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const whoIs = () => world.ask('GET', '/api/v1/session', { as: { cookie } });
    expect((await whoIs()).status).toBe(200);
    const tokens = { as: { cookie }, body: { name: 'script' } };
    const { id, token } = await (await world.ask('POST', '/api/v1/tokens', tokens)).json();
    const { id: removed } = await (await world.ask('POST', '/api/v1/tokens', tokens)).json();
    await world.ask('DELETE', `/api/v1/tokens/${removed}`, { as: { cookie } });
    const headers = { authorization: `Bearer ${token}` };
    const script = () => world.ask('GET', '/api/v1/session', { headers });
    expect((await script()).status).toBe(200);
    await setPassword(world.kith, { name: 'anna', password: 'the ferry leaves at noon' });
    expect((await whoIs()).status).toBe(401);
    expect((await ask('POST', '/session', first)).status).toBe(422);
    expect((await script()).status).toBe(401);
    const now = { name: 'anna', password: 'the ferry leaves at noon' };
    const anew = await ask('POST', '/session', now);
    expect(anew.status).toBe(201);
    const as = { cookie: (anew.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    // Nor is one brought back that was removed a moment ago.
    for (const gone of [id, removed])
      expect((await world.ask('POST', `/api/v1/tokens/${gone}/restore`, { as })).status).toBe(404);
  });
});
