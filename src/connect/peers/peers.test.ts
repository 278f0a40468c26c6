import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { PeerRequestView, PeersView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('members who help each other on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    [ada, bo] = [await world.member('ada'), await world.member('bo')];
  });
  afterEach(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  const asked = <Answer = PeerRequestView>(
    as: Member,
    method: string,
    path: string,
    body?: unknown,
  ) => world.asked<Answer>(method, path, { as, body });
  const offer = (as: Member, topics: string[], more: object = {}) =>
    asked(as, 'PUT', '/offer', { topics, contact: `${as.name}@mail.example`, ...more });
  const peersOf = async (as: Member, query = '') =>
    (await asked<PeersView>(as, 'GET', `/peers${query}`)).body;
  async function goal(as: Member, able: string, audience: string) {
    const { id } = (
      await asked<{ id: number }>(as, 'POST', '/goals', {
        able,
        audience,
        questions: [{ text: able }],
      })
    ).body;
    await asked(as, 'PUT', `/goals/${id}/status`, { status: 'active' });
    return id;
  }
  const write = (as: Member, to: Member, more: object = {}) =>
    asked(as, 'POST', '/peer-requests', { memberId: to.id, words: 'How do you begin?', ...more });
  const answer = (as: Member, id: number, said: string) =>
    asked(as, 'PUT', `/peer-requests/${id}/answer`, { answer: said });
  async function bothOffer() {
    await offer(ada, ['sourdough bread']);
    await offer(bo, ['database migrations', 'hiring']);
  }

  it('shows nobody before both agreed to be found', async () => {
    expect((await asked(ada, 'GET', '/offer')).body).toEqual({ offer: null, hasOthers: true });
    await offer(bo, ['database migrations']);
    expect(await peersOf(ada)).toEqual({ peers: [], requests: [], blocked: [] });
    expect((await peersOf(bo)).peers).toEqual([]);
    expect((await write(ada, bo)).status).toBe(404);
    await offer(ada, ['sourdough bread']);
    expect((await peersOf(ada)).peers).toMatchObject([
      { id: bo.id, name: 'bo', topics: ['database migrations'], reasons: [] },
    ]);
    expect(JSON.stringify(await peersOf(ada))).not.toContain('mail.example');
  });

  it('says both ways what one may have for the other, and why', async () => {
    await bothOffer();
    const mine = await goal(ada, 'plan a migration of a large database', 'me');
    await goal(bo, 'bake bread with sourdough', 'members');
    await goal(bo, 'sing in a choir', 'me');
    const [peer] = (await peersOf(ada)).peers;
    expect(peer?.reasons.map(({ kind }) => kind).toSorted()).toEqual(['i-can', 'they-can']);
    expect(peer?.reasons).toContainEqual({
      kind: 'they-can',
      mine: 'plan a migration of a large database',
      theirs: 'database migrations',
      goalId: mine,
      words: ['migrations', 'database'],
    });
    // What ada keeps to herself gives bo no reason.
    const [other] = (await peersOf(bo)).peers;
    expect(other?.reasons).toMatchObject([{ kind: 'they-can', theirs: 'sourdough bread' }]);
    expect((await peersOf(ada, `?goal=${mine}`)).peers).toMatchObject([
      { reasons: [{ kind: 'they-can' }] },
    ]);
  });

  it('takes no word that is said of anything for something that two have in common', async () => {
    await bothOffer();
    await goal(ada, 'begin to sing without a choir', 'members');
    await goal(bo, 'begin to cook without meat', 'members');
    expect((await peersOf(ada)).peers).toMatchObject([{ reasons: [] }]);
    await goal(bo, 'join a choir', 'members');
    expect((await peersOf(ada)).peers).toMatchObject([
      { reasons: [{ kind: 'together', words: ['choir'] }] },
    ]);
  });

  it('lets two reach each other once both said yes, and no longer once that is taken back', async () => {
    await bothOffer();
    const goalId = await goal(ada, 'hire', 'me');
    const sent = (await write(ada, bo, { topic: 'hiring', goalId })).body;
    expect(sent).toMatchObject({ stage: 'waiting', contact: null, goalId });
    const [received] = (await peersOf(bo)).requests;
    expect(received).toMatchObject({
      side: 'received',
      peer: { name: 'ada' },
      stage: 'open',
      contact: null,
      goalId: null,
    });
    expect((await write(bo, ada)).status).toBe(409);
    expect((await answer(ada, sent.id, 'yes')).status).toBe(404);
    expect((await answer(bo, sent.id, 'yes')).status).toBe(204);
    expect((await peersOf(ada)).requests).toMatchObject([
      { stage: 'agreed', contact: 'bo@mail.example' },
    ]);
    expect((await peersOf(bo)).requests).toMatchObject([
      { stage: 'agreed', contact: 'ada@mail.example' },
    ]);
    world.advance(1);
    await answer(bo, sent.id, 'open');
    expect((await peersOf(ada)).requests).toMatchObject([{ stage: 'waiting', contact: null }]);
    await world.settle();
    const eventsOf = async (as: Member) => {
      const { behaviours } = (
        await asked<{ behaviours: { event: string }[] }>(as, 'GET', '/behaviours')
      ).body;
      return behaviours.map(({ event }) => event).toSorted();
    };
    expect(await eventsOf(ada)).toEqual(['goal.set', 'offer.made', 'peer.asked']);
    expect(await eventsOf(bo)).toEqual(['offer.made']);
  });

  it('keeps a no quiet', async () => {
    await bothOffer();
    const { id } = (await write(ada, bo)).body;
    const before = JSON.stringify(await peersOf(ada));
    await answer(bo, id, 'no');
    expect(JSON.stringify(await peersOf(ada))).toBe(before);
    expect((await peersOf(bo)).requests).toEqual([]);
    await answer(bo, id, 'open');
    expect((await peersOf(bo)).requests).toHaveLength(1);
    await answer(bo, id, 'no');
    world.advance(10 * DAY_MS);
    expect((await peersOf(ada)).requests).toMatchObject([{ stage: 'over' }]);
    expect((await answer(bo, id, 'yes')).status).toBe(404);
    world.advance(20 * DAY_MS);
    expect((await peersOf(ada)).requests).toEqual([]);
    expect((await write(ada, bo)).status).toBe(201);
  });

  it('asks nobody above the number they named, nor after their last day', async () => {
    const cy = await world.member('cy');
    await bothOffer();
    await offer(cy, ['hiring']);
    await offer(bo, ['hiring'], { asksPerMonth: 1, until: '2026-11-24' });
    const { id } = (await write(ada, bo)).body;
    expect((await peersOf(cy)).peers.find((peer) => peer.id === bo.id)?.takesMore).toBe(false);
    expect((await write(cy, bo)).status).toBe(409);
    await asked(ada, 'DELETE', `/peer-requests/${id}`);
    expect((await peersOf(bo)).requests).toEqual([]);
    await asked(ada, 'POST', `/peer-requests/${id}/restore`);
    expect((await peersOf(bo)).requests).toHaveLength(1);
    world.advance(2 * DAY_MS);
    expect((await peersOf(cy)).peers.map(({ name }) => name)).toEqual(['ada']);
    expect((await peersOf(bo)).peers).toEqual([]);
    expect((await offer(bo, ['hiring'], { until: '2026-11-24' })).status).toBe(422);
  });

  it('lets nobody dodge a limit by leaving and joining again, on either side', async () => {
    const cy = await world.member('cy');
    await bothOffer();
    await offer(cy, ['choirs']);
    await offer(bo, ['hiring'], { asksPerMonth: 1 });
    await write(ada, bo);
    const anew = async (as: Member, topics: string[], more: object = {}) => {
      await asked(as, 'DELETE', '/offer');
      world.advance(DAY_MS);
      await world.settle();
      await offer(as, topics, more);
    };
    await anew(ada, ['sourdough bread']);
    expect((await write(ada, bo)).status).toBe(409);
    await anew(bo, ['hiring'], { asksPerMonth: 1 });
    expect((await peersOf(bo)).requests).toEqual([]);
    expect((await write(cy, bo)).status).toBe(409);
    expect((await peersOf(cy)).peers.find((peer) => peer.id === bo.id)?.takesMore).toBe(false);
    await offer(bo, ['hiring'], { asksPerMonth: 2 });
    expect((await write(ada, bo)).status).toBe(409);
    expect((await write(cy, bo)).status).toBe(201);
    const { peerAskings } = (await asked<{ peerAskings: object[] }>(ada, 'GET', '/export')).body;
    expect(peerAskings).toEqual([{ askedAt: '2026-11-23T09:00:00.000Z' }]);
    await world.kith.db.write((trx) => trx.deleteFrom('member').where('id', '=', ada.id).execute());
    const left = await world.kith.db.read.selectFrom('peer_asking').selectAll().execute();
    expect(left).toMatchObject([{ from_member_id: cy.id, to_member_id: bo.id }]);
    world.advance(30 * DAY_MS);
    await write(bo, cy);
    const later = await world.kith.db.read.selectFrom('peer_asking').selectAll().execute();
    expect(later).toMatchObject([{ from_member_id: bo.id }]);
  });

  it('withdraws everything with who leaves, at once; an undo brings it back, coming anew does not', async () => {
    await bothOffer();
    const shared = await goal(bo, 'bake bread', 'me');
    await asked(bo, 'PUT', `/goals/${shared}/readers`, { memberIds: [ada.id] });
    const { id } = (await write(ada, bo)).body;
    await answer(bo, id, 'yes');
    const seen = async () => ({
      peers: await peersOf(ada),
      goals: (await asked(ada, 'GET', '/shared-goals')).body,
    });
    const before = await seen();
    expect(JSON.stringify(before)).toContain('bake bread');
    await asked(bo, 'DELETE', '/offer');
    const nothing = { peers: { peers: [], requests: [], blocked: [] }, goals: { goals: [] } };
    expect(await seen()).toEqual(nothing);
    world.advance(1);
    expect((await asked(bo, 'POST', '/offer/restore')).status).toBe(200);
    expect(await seen()).toEqual(before);
    await asked(bo, 'DELETE', '/offer');
    await offer(bo, ['hiring']);
    expect(await seen()).toMatchObject({ peers: { peers: [{ name: 'bo' }], requests: [] } });
    await asked(ada, 'DELETE', '/offer');
    world.advance(DAY_MS);
    await world.settle();
    expect((await asked(ada, 'POST', '/offer/restore')).status).toBe(404);
    const rows = await world.kith.db.read.selectFrom('offer').select('member_id').execute();
    expect(rows).toEqual([{ member_id: bo.id }]);
  });

  it('shows a goal to the members one names, and to nobody else', async () => {
    const cy = await world.member('cy');
    await bothOffer();
    await offer(cy, ['hiring']);
    const id = await goal(ada, 'bake bread', 'me');
    const shown = await asked(ada, 'PUT', `/goals/${id}/readers`, { memberIds: [bo.id, 9_999] });
    expect(shown.body).toEqual({ members: [{ id: bo.id, name: 'bo' }] });
    const goalsSeen = async (as: Member) =>
      (await asked<{ goals: unknown[] }>(as, 'GET', '/shared-goals')).body.goals.length;
    expect([await goalsSeen(bo), await goalsSeen(cy)]).toEqual([1, 0]);
    await asked(ada, 'PATCH', `/goals/${id}`, { audience: 'me' });
    expect(await goalsSeen(bo)).toBe(0);
  });

  it('hides two members from each other when either blocks the other', async () => {
    await bothOffer();
    await goal(ada, 'bake bread', 'members');
    const sent = (await write(bo, ada)).body;
    await answer(ada, sent.id, 'yes');
    expect((await asked(ada, 'POST', '/blocked-members', { memberId: 9_999 })).status).toBe(404);
    expect((await asked(ada, 'POST', '/blocked-members', { memberId: bo.id })).status).toBe(204);
    expect(await peersOf(ada)).toEqual({
      peers: [],
      requests: [],
      blocked: [{ id: bo.id, name: 'bo' }],
    });
    expect(await peersOf(bo)).toEqual({ peers: [], requests: [], blocked: [] });
    expect((await asked(bo, 'GET', '/shared-goals')).body).toEqual({ goals: [] });
    expect((await write(bo, ada)).status).toBe(404);
    await asked(ada, 'DELETE', `/blocked-members/${bo.id}`);
    expect((await peersOf(bo)).requests).toMatchObject([{ stage: 'agreed' }]);
  });
});
