import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { addMember, invite, makeFirstMember } from './join.ts';
import { memberForCommand } from './queries.ts';
import { DAY_MS, INVITATION_DAYS, SESSION_DAYS, TOKEN_UNDO_MS } from './schema.ts';

const anna = { name: 'anna', password: 'a river runs uphill' };
const bo = { name: 'bo', password: 'nine quiet mountains' };

describe.each(engines)('members on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  const post = (path: string, body: unknown, as?: { cookie: string }) =>
    world.ask('POST', `/api/v1${path}`, { body, ...(as ? { as } : {}) });
  const cookieOf = (answer: Response) => ({
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  });
  const whoIs = async (as: { cookie: string }) => {
    const answer = await world.ask('GET', '/api/v1/session', { as });
    return answer.status === 200
      ? ((await answer.json()) as { member: { name: string } }).member.name
      : answer.status;
  };
  const everythingStored = async () => {
    const { read } = world.kith.db;
    return JSON.stringify([
      await read.selectFrom('member').selectAll().execute(),
      await read.selectFrom('session').selectAll().execute(),
      await read.selectFrom('api_token').selectAll().execute(),
      await read.selectFrom('invitation').selectAll().execute(),
    ]);
  };

  it('begin with a first account, who is the host, once', async () => {
    expect(await (await world.ask('GET', '/api/v1/welcome')).json()).toEqual({ hasMembers: false });
    const first = await post('/members/first', anna);
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({ member: { name: 'anna', isHost: true } });
    expect(await whoIs(cookieOf(first))).toBe('anna');
    expect((await post('/members/first', bo)).status).toBe(409);
    expect(await (await world.ask('GET', '/api/v1/welcome')).json()).toEqual({ hasMembers: true });
  });

  it('have one first account when two are asked for at once', async () => {
    const both = await Promise.allSettled([
      makeFirstMember(world.kith, anna),
      makeFirstMember(world.kith, bo),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const hosts = await world.kith.db.read.selectFrom('member').select('is_host').execute();
    expect(hosts).toEqual([{ is_host: 1 }]);
  });

  it('have names of their own', async () => {
    await addMember(world.kith, anna);
    const twice = await Promise.allSettled([addMember(world.kith, bo), addMember(world.kith, bo)]);
    expect(twice.filter((one) => one.status === 'rejected')).toMatchObject([
      { reason: { code: 'conflict', message: /taken/ } },
    ]);
  });

  it.each([
    ['a short password', { name: 'anna', password: 'short' }, 'password'],
    ['a name with a slash', { name: 'an/na', password: anna.password }, 'name'],
    ['a long name', { name: 'a'.repeat(41), password: anna.password }, 'name'],
    ['no password', { name: 'anna' }, 'password'],
  ])('are not made with %s', async (_, body, field) => {
    const answer = await post('/members/first', body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: { fields: { [field]: expect.any(String) } },
    });
  });

  it('sign in, stay signed in, and sign out', async () => {
    await addMember(world.kith, anna);
    const signedIn = await post('/session', { name: ' Anna ', password: anna.password });
    expect(signedIn.status).toBe(201);
    const as = cookieOf(signedIn);
    world.advance((SESSION_DAYS - 1) * DAY_MS);
    expect(await whoIs(as)).toBe('anna');
    world.advance((SESSION_DAYS - 1) * DAY_MS);
    expect(await whoIs(as)).toBe('anna');
    const out = await world.ask('DELETE', '/api/v1/session', { as });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect(await whoIs(as)).toBe(401);
  });

  it('are signed out when they stay away', async () => {
    const member = await world.member('anna');
    world.advance(SESSION_DAYS * DAY_MS + 1);
    expect(await whoIs(member)).toBe(401);
  });

  it('get a cookie that scripts and other sites cannot use', async () => {
    const header = (await post('/members/first', anna)).headers.get('set-cookie') ?? '';
    expect(header).toMatch(/^kith_session=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${SESSION_DAYS * 86_400}`])
      expect(header).toContain(flag);
    expect(header).not.toContain('Secure');
  });

  it('get the same answer for a wrong name and a wrong password', async () => {
    await addMember(world.kith, anna);
    const wrongPassword = await post('/session', { name: 'anna', password: 'not this one' });
    const wrongName = await post('/session', { name: 'nobody', password: 'not this one' });
    expect([wrongPassword.status, wrongName.status]).toEqual([422, 422]);
    expect(await wrongPassword.json()).toEqual(await wrongName.json());
    expect(wrongPassword.headers.get('set-cookie')).toBeNull();
  });

  it('are slowed down after ten wrong passwords, even with the right one', async () => {
    await addMember(world.kith, anna);
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await post('/session', { name: 'anna', password: 'wrong wrong' })).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
    expect((await post('/session', anna)).status).toBe(429);
    expect((await post('/session', { name: 'bo', password: 'wrong wrong' })).status).toBe(422);
  });

  it('join by an invitation, once', async () => {
    const host = await world.member('anna');
    const made = await world.ask('POST', '/api/v1/invitations', { as: host });
    expect(made.status).toBe(201);
    const { path } = (await made.json()) as { path: string };
    const token = path.replace('/join/', '');
    const joined = await post(`/invitations/${token}/accept`, bo);
    expect(await joined.json()).toMatchObject({ member: { name: 'bo', isHost: false } });
    expect(await whoIs(cookieOf(joined))).toBe('bo');
    expect((await post(`/invitations/${token}/accept`, { ...bo, name: 'cy' })).status).toBe(404);
  });

  it('join by an invitation once when two come at the same time', async () => {
    const host = await world.member('anna');
    const { token } = await invite(world.kith, host.id);
    const both = await Promise.all(
      ['bo', 'cy'].map((name) => post(`/invitations/${token}/accept`, { ...bo, name })),
    );
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  });

  it('do not lose an invitation to a name that is taken', async () => {
    const host = await world.member('anna');
    const { token } = await invite(world.kith, host.id);
    expect((await post(`/invitations/${token}/accept`, anna)).status).toBe(409);
    expect((await post(`/invitations/${token}/accept`, bo)).status).toBe(201);
  });

  it('cannot join by an invitation that has run out or was never made', async () => {
    const host = await world.member('anna');
    const { token } = await invite(world.kith, host.id);
    world.advance(INVITATION_DAYS * DAY_MS);
    expect((await post(`/invitations/${token}/accept`, bo)).status).toBe(404);
    expect((await post(`/invitations/${'x'.repeat(43)}/accept`, bo)).status).toBe(404);
  });

  it('invite only when they are the host', async () => {
    await world.member('anna');
    expect(
      (await world.ask('POST', '/api/v1/invitations', { as: await world.member('bo') })).status,
    ).toBe(403);
  });

  it('use API tokens until they are removed', async () => {
    const member = await world.member('anna');
    const made = (await (await post('/tokens', { name: 'script' }, member)).json()) as {
      id: number;
      token: string;
    };
    const headers = { authorization: `Bearer ${made.token}` };
    expect((await world.ask('GET', '/api/v1/session', { headers })).status).toBe(200);
    const list = await (await world.ask('GET', '/api/v1/tokens', { as: member })).text();
    expect(JSON.parse(list)).toMatchObject({
      tokens: [{ id: made.id, name: 'script', usedAt: world.kith.now() }],
    });
    expect(list).not.toContain(made.token);
    const other = await world.member('bo');
    expect((await world.ask('DELETE', `/api/v1/tokens/${made.id}`, { as: other })).status).toBe(
      404,
    );
    expect((await world.ask('DELETE', `/api/v1/tokens/${made.id}`, { as: member })).status).toBe(
      204,
    );
    expect((await world.ask('GET', '/api/v1/session', { headers })).status).toBe(401);
  });

  it('bring back a token that was removed by mistake, for a while', async () => {
    const member = await world.member('anna');
    const other = await world.member('bo');
    const made = (await (await post('/tokens', { name: 'script' }, member)).json()) as {
      id: number;
      token: string;
    };
    const opens = async () => {
      const headers = { authorization: `Bearer ${made.token}` };
      return (await world.ask('GET', '/api/v1/session', { headers })).status;
    };
    const restore = async (as: { cookie: string }) =>
      (await post(`/tokens/${made.id}/restore`, {}, as)).status;
    expect(await restore(member)).toBe(404);
    await world.ask('DELETE', `/api/v1/tokens/${made.id}`, { as: member });
    expect(await restore(other)).toBe(404);
    expect(await opens()).toBe(401);
    expect(await restore(member)).toBe(204);
    expect(await opens()).toBe(200);
    await world.ask('DELETE', `/api/v1/tokens/${made.id}`, { as: member });
    world.advance(TOKEN_UNDO_MS + 1);
    expect(await restore(member)).toBe(404);
    expect(await opens()).toBe(401);
  });

  it('change their password, which ends their other sessions only', async () => {
    const here = await world.member('anna');
    const bystander = await world.member('bo');
    const elsewhere = cookieOf(
      await post('/session', { name: 'anna', password: 'anna likes long passwords' }),
    );
    const change = (current: string, next: string, as: { cookie: string } = here) =>
      world.ask('PUT', '/api/v1/session/password', { as, body: { current, next } });
    const wrong = await change('not this one', 'a fresh long password');
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({
      error: { fields: { current: expect.stringMatching(/not your/) } },
    });
    expect((await change('anna likes long passwords', 'short')).status).toBe(422);
    expect(await whoIs(elsewhere)).toBe('anna');
    expect((await change('anna likes long passwords', 'a fresh long password')).status).toBe(204);
    expect([await whoIs(here), await whoIs(elsewhere), await whoIs(bystander)]).toEqual([
      'anna',
      401,
      'bo',
    ]);
    const signIn = async (password: string) =>
      (await post('/session', { name: 'anna', password })).status;
    expect(await signIn('anna likes long passwords')).toBe(422);
    expect(await signIn('a fresh long password')).toBe(201);
  });

  it('are slowed down when they guess a password to change it', async () => {
    const member = await world.member('anna');
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++) {
      const body = { current: 'wrong wrong', next: 'a fresh long password' };
      const answer = await world.ask('PUT', '/api/v1/session/password', { as: member, body });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });

  it('leave no secret in the database', async () => {
    const host = await world.member('anna');
    const { token: invitation } = await invite(world.kith, host.id);
    const { token } = (await (await post('/tokens', { name: 'script' }, host)).json()) as {
      token: string;
    };
    const stored = await everythingStored();
    for (const secret of [
      host.cookie.replace('kith_session=', ''),
      invitation,
      token,
      'anna likes long passwords',
    ]) {
      expect(stored).not.toContain(secret);
    }
  });

  it('are whom a command acts as: the only one, or the one named', async () => {
    await expect(memberForCommand(world.kith)).rejects.toThrow(/no member yet/);
    await addMember(world.kith, anna);
    expect(await memberForCommand(world.kith)).toMatchObject({ name: 'anna' });
    await addMember(world.kith, bo);
    await expect(memberForCommand(world.kith)).rejects.toThrow(/--as NAME/);
    expect(await memberForCommand(world.kith, 'BO')).toMatchObject({ name: 'bo' });
    await expect(memberForCommand(world.kith, 'cy')).rejects.toThrow(/no member called cy/);
  });
});

describe('members behind https', () => {
  it('get a cookie that goes over https only', async () => {
    const world = await makeWorld({ settings: { KITH_URL: 'https://kith.example/' } });
    const answer = await world.ask('POST', '/api/v1/members/first', { body: anna });
    expect(answer.headers.get('set-cookie')).toContain('Secure');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    await world.close();
  });
});
