import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson } from '#people';
import { follow } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { EXPORT_VERSION, type KithExport } from './export.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('the export on %s', (engine) => {
  let world: World;
  let anna: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    [anna, bo] = [await world.member('anna'), await world.member('bo')];
  });
  afterEach(() => world.close());

  const send = <Answer>(as: Member, method: string, path: string, body: unknown) =>
    world.accepted<Answer>(method, path, { as, body });
  const exported = async (as: Member) => {
    const answer = await world.ask('GET', '/api/v1/export', { as });
    expect(answer.status).toBe(200);
    return { answer, document: (await answer.json()) as KithExport };
  };

  /** One of everything, each with the member's mark in it. */
  async function fill(as: Member, mark: string) {
    const goal = await send<{ id: number; questions: { id: number }[] }>(as, 'POST', '/goals', {
      need: `need of ${mark}`,
      able: `be able to ${mark}`,
      kind: 'learning',
      why: `why of ${mark}`,
      obstacle: `obstacle of ${mark}`,
      ifThen: { cue: `cue of ${mark}`, action: `action of ${mark}` },
      confidence: 30,
      questions: [{ text: `a question of ${mark}` }],
    });
    await send(as, 'PUT', `/goals/${goal.id}/status`, { status: 'active' });
    await send(as, 'PATCH', `/goals/${goal.id}`, { audience: 'public' });
    await send(as, 'PUT', `/goals/${goal.id}/published`, {
      able: 'plan',
      need: '',
      why: `on the web of ${mark}`,
      questions: [],
      source: 'x',
    });
    const person = await send<{ id: number }>(as, 'POST', '/people', {
      name: `Friend of ${mark}`,
      fields: [{ field: 'email', value: `${mark}@friend.example` }],
    });
    await send(as, 'PUT', `/goals/${goal.id}/people/${person.id}/decision`, { decision: 'chosen' });
    await send(as, 'PUT', `/goals/${goal.id}/people/${person.id}/criteria/expert`, {
      value: 'yes',
      reason: `because of ${mark}`,
    });
    await send(as, 'POST', `/people/${person.id}/observations`, {
      kind: 'kept-promise',
      day: '2026-11-20',
      words: `observation of ${mark}`,
      goalId: goal.id,
    });
    await send(as, 'POST', `/goals/${goal.id}/briefs`, { question: `brief of ${mark}` });
    await send(as, 'PUT', `/goals/${goal.id}/people/${person.id}/help`, {
      helped: 'partly',
      note: `help of ${mark}`,
    });
    await send(as, 'POST', '/notes', { title: `Note of ${mark}`, text: 'words', goalId: goal.id });
    const second = await send<{ id: number }>(as, 'POST', '/people', { name: `Other of ${mark}` });
    await send(as, 'POST', '/asks', {
      question: `${mark} asks why`,
      closesOn: '2026-12-01',
      people: [{ personId: person.id }, { personId: second.id }],
    });
    const need = await send<{ id: number }>(as, 'POST', `/people/${person.id}/needs`, {
      words: `${mark} asks how`,
    });
    await send(as, 'POST', `/needs/${need.id}/helps`, { rung: 'notice', day: '2026-11-23' });
    await send(as, 'POST', '/introductions', {
      firstId: person.id,
      secondId: second.id,
      why: `${mark} introduces`,
    });
    await send(as, 'POST', `/moves`, {
      goalId: goal.id,
      personId: person.id,
      intent: 'ask',
      opener: `Hello from ${mark}`,
    });
    await send(as, 'POST', '/interactions', {
      day: '2026-11-20',
      personIds: [person.id],
      learnt: `learnt by ${mark}`,
    });
    await send(as, 'PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const review = await send<{ id: number }>(as, 'POST', `/goals/${goal.id}/reviews`, undefined);
    await send(as, 'PATCH', `/reviews/${review.id}`, { causeWords: `cause of ${mark}` });
    await send(as, 'PATCH', '/reviews/weeks/2026-W48', { learned: `learned by ${mark}` });
    await send(as, 'PATCH', '/portraits/2026', { answers: { help: { words: `${mark} asks` } } });
    await send(as, 'POST', '/behaviours', {
      words: `A workshop of ${mark}`,
      c: 'consume',
      phase: 'performance',
      goalId: goal.id,
      tool: `Tool of ${mark}`,
    });
    await send(as, 'PUT', '/tools/wanted', { cells: [{ c: 'connect', phase: 'reflection' }] });
    await send(as, 'PUT', `/goals/${goal.id}/checks/2026-11-23`, {
      answer: 'partly',
      words: `check of ${mark}`,
    });
    await world.kith.db.write(async (trx) => {
      const from = { memberId: as.id, origin: 'opml', originDetail: mark, now: 1 } as const;
      const author = await addPerson(trx, {
        ...from,
        name: `${mark}’s author`,
        fields: [],
        keys: [],
      });
      // The same feed for both, and one of one's own.
      for (const feedUrl of ['https://both.example/feed', `https://${mark}.example/feed?a=1&b=2`]) {
        await follow(trx, {
          memberId: as.id,
          feedUrl,
          title: `Feed <of> "${mark}" & co`,
          personId: author,
          batchId: null,
          now: 1,
        });
      }
      await trx
        .insertInto('stranger')
        .values({
          member_id: as.id,
          site_key: `${mark}.stranger.example`,
          url: `https://${mark}.stranger.example/`,
          state: 'dismissed',
        })
        .execute();
      const agreed = { name: `Friend of ${mark}`, name_key: `friend of ${mark}`, person_id: null };
      await trx
        .insertInto('naming_agreement')
        .values({ member_id: as.id, ...agreed, agreed_at: 1 })
        .execute();
    });
    return { goal, person };
  }

  it('holds everything of a member, and where it comes from', async () => {
    const { goal, person } = await fill(anna, 'anna');
    const { answer, document } = await exported(anna);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="kith-anna-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(document).toMatchObject({
      format: 'kith-export',
      version: EXPORT_VERSION,
      exportedAt: new Date(world.kith.now()).toISOString(),
      member: { name: 'anna' },
      goals: [
        {
          id: goal.id,
          why: 'why of anna',
          obstacle: 'obstacle of anna',
          ifThen: { cue: 'cue of anna', action: 'action of anna' },
          questions: [{ text: 'a question of anna' }],
          revisions: [{ changes: { status: { from: 'draft', to: 'active' } } }],
          confidenceThen: [{ value: 30 }],
        },
      ],
      choices: [{ goalId: goal.id, personId: person.id, decision: 'chosen' }],
      briefs: [{ goalId: goal.id, question: 'brief of anna', state: 'open', candidates: [] }],
      rolls: [],
      help: [{ goalId: goal.id, personId: person.id, helped: 'partly', note: 'help of anna' }],
      strangers: [{ site: 'anna.stranger.example', state: 'dismissed' }],
      notes: [{ title: 'Note of anna', goalId: goal.id }],
      moves: [{ goal: { id: goal.id }, person: { id: person.id }, opener: 'Hello from anna' }],
      interactions: [{ people: [{ id: person.id }], learnt: 'learnt by anna' }],
      asks: [{ question: 'anna asks why', people: [{ person: { id: person.id } }, {}] }],
      helps: [{ rung: 'notice', person: { id: person.id } }],
      introductions: [{ why: 'anna introduces', first: { id: person.id } }],
      needs: [{ person: { id: person.id }, words: 'anna asks how', state: 'open' }],
      reviews: [{ goal: { id: goal.id }, causeWords: 'cause of anna' }],
      portraits: [{ period: '2026', answers: { help: { words: 'anna asks' } } }],
      weekReviews: [{ week: '2026-W48', learned: 'learned by anna' }],
      tools: [{ name: 'Tool of anna', kind: 'other' }],
      wantedCells: [{ c: 'connect', phase: 'reflection' }],
      checks: [{ goalId: goal.id, day: '2026-11-23', answer: 'partly', words: 'check of anna' }],
      publishedGoals: [{ goalId: goal.id, able: 'plan', why: 'on the web of anna' }],
      agreedToBeNamed: [{ name: 'Friend of anna', personId: null }],
    });
    for (const lived of [
      { words: 'A workshop of anna', goal: expect.objectContaining({ id: goal.id }) },
      { event: 'check.answered', c: 'create', phase: 'reflection' },
      { event: 'portrait.drawn', subject: expect.objectContaining({ kind: 'portrait' }) },
    ])
      expect(document.behaviours).toContainEqual(expect.objectContaining(lived));
    expect(document.goals[0]?.createdAt).toBe(new Date(world.kith.now()).toISOString());
    const friend = document.people.find((one) => one.id === person.id);
    expect(friend?.fields).toContainEqual(
      expect.objectContaining({ field: 'email', value: 'anna@friend.example', origin: 'hand' }),
    );
    expect(friend?.assessments).toMatchObject([
      { goalId: goal.id, criterion: 'expert', value: 'yes', reason: 'because of anna' },
    ]);
    expect(friend?.assessmentChanges).toMatchObject([{ reason: 'because of anna' }]);
    expect(friend?.observations).toMatchObject([
      { goalId: goal.id, day: '2026-11-20', words: 'observation of anna' },
    ]);
    const author = document.people.find((one) => one.name === 'anna’s author');
    expect(document.sources).toMatchObject([
      { url: 'https://both.example/feed', people: [{ personId: author?.id, authorKey: '' }] },
      { url: 'https://anna.example/feed?a=1&b=2' },
    ]);
  });

  it('never holds what belongs to another member, nor a secret', async () => {
    await fill(anna, 'anna');
    await fill(bo, 'bobby');
    const { document } = await exported(anna);
    const text = JSON.stringify(document);
    expect(text).toContain('anna');
    expect(text).not.toMatch(/bobby|argon2|kith_session|hash/);
    expect(JSON.stringify((await exported(bo)).document)).not.toContain('anna');
    const opml = await (await world.ask('GET', '/api/v1/export.opml', { as: anna })).text();
    expect(opml).not.toContain('bobby');
  });

  it('leaves out what was removed', async () => {
    const { goal, person } = await fill(anna, 'anna');
    await send(anna, 'DELETE', `/people/${person.id}`, undefined);
    await send(anna, 'DELETE', `/goals/${goal.id}`, undefined);
    const { document } = await exported(anna);
    expect(document).toMatchObject({ goals: [], choices: [], moves: [] });
    expect(document.people.map((one) => one.id)).not.toContain(person.id);
  });

  it('is whole for who has nothing yet', async () => {
    expect((await exported(anna)).document).toMatchObject({ goals: [], people: [], sources: [] });
  });

  it('gives the sources as OPML', async () => {
    await fill(anna, 'anna');
    const answer = await world.ask('GET', '/api/v1/export.opml', { as: anna });
    expect(answer.headers.get('content-type')).toContain('text/x-opml');
    expect(answer.headers.get('content-disposition')).toMatch(/\.opml"$/);
    const text = await answer.text();
    expect(text).toContain('text="Feed &lt;of&gt; &quot;anna&quot; &amp; co"');
    expect(text.match(/xmlUrl="[^"]*"/g)).toEqual([
      'xmlUrl="https://both.example/feed"',
      'xmlUrl="https://anna.example/feed?a=1&amp;b=2"',
    ]);
  });

  it('is for members only', async () => {
    expect((await world.ask('GET', '/api/v1/export')).status).toBe(401);
    expect((await world.ask('GET', '/api/v1/export.opml')).status).toBe(401);
    expect((await world.ask('GET', '/api/v1/about')).status).toBe(401);
  });
});

describe('what a Kith says about itself', () => {
  it('tells whether it looks beyond the network', async () => {
    const world = await makeWorld({ settings: { KITH_BEYOND: 'off' } });
    const answer = await world.ask('GET', '/api/v1/about', { as: await world.member('anna') });
    expect(await answer.json()).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      beyond: { isOn: false, requestsPerDayMax: 500, requestsPerHostMax: 20 },
    });
    await world.close();
  });
});
