import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engines, makeWorld, type World } from '#test';

const passwordOf = (name: string) => `${name} likes long passwords`;
type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('a member who erases their account on %s', (engine) => {
  let world: World;
  let host: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    host = await world.member('host');
  });
  afterEach(() => world.close());

  const erase = (who: Member, password = passwordOf(who.name)) =>
    world.asked('POST', '/account/erase', { as: who, body: { password } });
  const isIn = async (who: Member) =>
    (await world.asked('GET', '/session', { as: who })).status === 200;
  const names = async () =>
    (
      await world.accepted<{ members: { name: string; isHost: boolean }[] }>('GET', '/members', {
        as: host,
      })
    ).members.map(({ name, isHost }) => (isHost ? `${name}, host` : name));

  it('is let go only with the right password, typed by whose session it is', async () => {
    const [anna, bo] = [await world.member('anna'), await world.member('bo')];
    const { token } = await world.accepted<{ token: string }>('POST', '/tokens', {
      as: anna,
      body: { name: 'script' },
    });
    const headers = { authorization: `Bearer ${token}` };
    expect(await erase(anna, 'not this one')).toMatchObject({
      status: 422,
      body: { error: { fields: { password: 'This is not your password.' } } },
    });
    expect((await erase(bo, passwordOf('anna'))).status).toBe(422);
    for (const body of [undefined, {}, { password: '' }, { password: token }])
      expect((await world.asked('POST', '/account/erase', { headers, body })).status).toBe(422);
    // A page of hers, in a browser where somebody else has signed in since.
    const page = { 'kith-page-of': String(anna.id) };
    expect(
      await world.asked('POST', '/account/erase', {
        as: bo,
        headers: page,
        body: { password: passwordOf('bo') },
      }),
    ).toMatchObject({ status: 401 });
    expect(await names()).toEqual(['host, host', 'anna', 'bo']);
  });

  it('has ten tries, as for signing in', async () => {
    const anna = await world.member('anna');
    const statuses: number[] = [];
    for (let tries = 0; tries < 10; tries++) statuses.push((await erase(anna, 'wrong')).status);
    expect(statuses).toEqual(Array(10).fill(422));
    expect((await erase(anna)).status).toBe(429);
    expect(await isIn(anna)).toBe(true);
  });

  it('is signed out everywhere, and their name is free for somebody who finds nothing', async () => {
    const anna = await world.member('anna');
    await world.accepted('POST', '/goals', { as: anna, body: { able: 'go' } });
    const { token } = await world.accepted<{ token: string }>('POST', '/tokens', {
      as: anna,
      body: { name: 'script' },
    });
    const credentials = { name: 'anna', password: passwordOf('anna') };
    const elsewhere = await world.ask('POST', '/api/v1/session', { body: credentials });
    const cookie = (elsewhere.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const answer = await world.ask('POST', '/api/v1/account/erase', {
      as: anna,
      body: { password: passwordOf('anna') },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^kith_session=;.*Max-Age=0/);
    expect([await isIn(anna), await isIn({ ...anna, cookie })]).toEqual([false, false]);
    const headers = { authorization: `Bearer ${token}` };
    expect((await world.asked('GET', '/session', { headers })).status).toBe(401);
    expect((await world.asked('POST', '/session', { body: credentials })).status).toBe(422);

    const anew = await world.member('anna');
    expect(anew.id).not.toBe(anna.id);
    expect(await world.accepted('GET', '/goals', { as: anew })).toEqual({ goals: [] });
  });

  it('leaves no open door behind: not the link they came by, nor those they made', async () => {
    const linkOf = async (who: Member) =>
      (await world.accepted<{ path: string }>('POST', '/invitations', { as: who })).path.replace(
        '/join/',
        '',
      );
    const used = await linkOf(host);
    const open = await linkOf(host);
    const body = { name: 'anna', password: passwordOf('anna') };
    const joined = await world.ask('POST', `/api/v1/invitations/${used}/accept`, { body });
    const cookie = (joined.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const { member } = (await joined.json()) as { member: Member };
    expect((await erase({ ...member, cookie })).status).toBe(200);
    const isOpen = async (token: string) =>
      (await world.accepted<{ expiresAt: number | null }>('GET', `/invitations/${token}`))
        .expiresAt !== null;
    expect([await isOpen(used), await isOpen(open)]).toEqual([false, true]);
    await world.member('bo');
    await erase(host);
    expect(await isOpen(open)).toBe(false);
  });

  it('makes whoever has been here longest the host, where the host goes', async () => {
    const [anna, bo] = [await world.member('anna'), await world.member('bo')];
    expect((await world.asked('GET', '/members', { as: anna })).status).toBe(403);
    expect(await erase(host)).toEqual({ status: 200, body: { hasMembers: true } });
    host = anna;
    expect(await names()).toEqual(['anna, host', 'bo']);
    expect((await world.asked('GET', '/members', { as: bo })).status).toBe(403);
  });

  it('leaves one host where two go at once, and an empty Kith that welcomes who comes first', async () => {
    const [anna, bo] = [await world.member('anna'), await world.member('bo')];
    const both = await Promise.all([erase(host), erase(anna)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    host = bo;
    expect(await names()).toEqual(['bo, host']);
    expect(await erase(bo)).toEqual({ status: 200, body: { hasMembers: false } });
    expect(await world.accepted('GET', '/welcome')).toEqual({ hasMembers: false });
    const body = { name: 'cy', password: passwordOf('cy') };
    expect(await world.accepted('POST', '/members/first', { body })).toMatchObject({
      member: { name: 'cy', isHost: true },
    });
  });

  it('is erased once, however often it is pressed', async () => {
    const anna = await world.member('anna');
    const pressed = await Promise.all([erase(anna), erase(anna), erase(anna)]);
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
    expect(world.errors).toEqual([]);
  });

  it('leaves the host the host, where there was another', async () => {
    await world.member('anna');
    const bo = await world.member('bo');
    await world.statement(`update member set is_host = 1 where id = ${bo.id}`);
    await erase(host);
    host = bo;
    expect(await names()).toEqual(['anna', 'bo, host']);
  });

  it('is shut out before the long part, which is done later where it is cut off', async () => {
    const anna = await world.member('anna');
    const { token } = await world.accepted<{ token: string }>('POST', '/tokens', {
      as: anna,
      body: { name: 'script' },
    });
    const room = world.kith.rooms.find(({ name }) => name === 'sources');
    if (!room?.eraseMember) throw new Error('nothing to cut off');
    vi.spyOn(room as Required<typeof room>, 'eraseMember').mockRejectedValueOnce(
      new Error('cut off'),
    );
    expect((await erase(anna)).status).toBe(500);
    expect(world.errors.splice(0)).toHaveLength(1);
    const headers = { authorization: `Bearer ${token}` };
    expect((await world.asked('GET', '/session', { headers })).status).toBe(401);
    const credentials = { name: 'anna', password: passwordOf('anna') };
    const again = await world.asked('POST', '/session', { body: credentials });
    expect([await isIn(anna), again.status]).toEqual([false, 422]);
    world.advance(10 * 60_000);
    await world.settle();
    expect(await names()).toEqual(['host, host']);
    expect(world.errors).toEqual([]);
  });

  it('hears that it is erased where something was being written meanwhile', async () => {
    const anna = await world.member('anna');
    const { db } = world.kith;
    const write = db.write.bind(db);
    vi.spyOn(db, 'write').mockImplementationOnce(async (work) => {
      await erase(anna);
      return write(work);
    });
    const written = await world.asked('POST', '/goals', { as: anna, body: { able: 'go' } });
    expect(written.status).toBe(401);
    expect(world.errors).toEqual([]);
  });
});
