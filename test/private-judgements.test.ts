/**
 * What a member judged, observed and said of help stays with them: whatever they write, no answer to
 * another member changes by a letter, and nothing of it stands in what they hand on to others.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRITERIA } from '#people';
import { makeWorld, type World } from '#test';
import { idsOf, type Possessions, possess } from './possessions.ts';

type Member = Awaited<ReturnType<World['member']>>;

interface Operation {
  'x-access'?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
}

/** Written into everything that is private, so that it can be found wherever it went. */
const SECRET = 'quicksilver';

const Judgement = fc.oneof(
  fc.record({
    what: fc.constant('assessment' as const),
    criterion: fc.constantFrom(...CRITERIA),
    value: fc.constantFrom('yes', 'no', 'unknown'),
  }),
  fc.record({
    what: fc.constant('observation' as const),
    kind: fc.constantFrom('kept-promise', 'candid-feedback', 'corrected-themselves', 'other'),
    hasGoal: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('help' as const),
    helped: fc.constantFrom('yes', 'partly', 'no', 'unsaid'),
  }),
  fc.record({ what: fc.constant('brief' as const), criterion: fc.constantFrom(...CRITERIA) }),
);

describe('What a member judges', () => {
  let world: World;
  let host: Member;
  let anna: Member;
  let bo: Member;
  let owned: Possessions;
  let questions: string[];
  let handedOn: string[];
  beforeAll(async () => {
    world = await makeWorld();
    [host, anna, bo] = [
      await world.member('host'),
      await world.member('anna'),
      await world.member('bo'),
    ];
    owned = await possess(world, anna.id, 'annas');
    const bos = await possess(world, bo.id, 'bos');
    const hosts = await possess(world, host.id, 'hosts');
    const { paths } = (await (await world.ask('GET', '/api/v1/openapi.json')).json()) as {
      paths: Record<string, { get?: Operation }>;
    };
    const gets = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.['x-access'] === 'member' ? [path] : [],
    );
    const addressed = (path: string, ids: Possessions): string =>
      `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => idsOf(path, ids)[name] ?? '')}`;
    questions = [bos, hosts].flatMap((ids) => gets.map((path) => addressed(path, ids)));
    questions.push(`/api/v1/people?q=${SECRET}`, `/api/v1/find?q=${SECRET}`);
    handedOn = gets
      .filter((path) => /kit$|\.vcf|\.csv|\.opml|people\.json|cards/.test(path))
      .map((path) => addressed(path, owned));
  });
  afterAll(() => world.close());

  async function judge(judgement: typeof Judgement extends fc.Arbitrary<infer One> ? One : never) {
    const at = `/api/v1/goals/${owned.goals}/people/${owned.people}`;
    const send = (method: string, path: string, body: object) =>
      world.ask(method, path, { as: anna, body });
    if (judgement.what === 'assessment') {
      const { criterion, value } = judgement;
      return send('PUT', `${at}/criteria/${criterion}`, { value, reason: SECRET });
    }
    if (judgement.what === 'help')
      return send('PUT', `${at}/help`, { helped: judgement.helped, note: SECRET });
    if (judgement.what === 'brief')
      return send('POST', `/api/v1/goals/${owned.goals}/briefs`, {
        question: SECRET,
        criteria: [judgement.criterion],
      });
    return send('POST', `/api/v1/people/${owned.people}/observations`, {
      kind: judgement.kind,
      day: '2026-11-20',
      words: SECRET,
      goalId: judgement.hasGoal ? Number(owned.goals) : null,
    });
  }

  const answersTo = async (as: Member) =>
    Promise.all(
      questions.map(async (question) => {
        const answer = await world.ask('GET', question, { as });
        return `${question} ${answer.status} ${await answer.text()}`;
      }),
    );

  it('changes no answer to another member, and is in nothing that is handed on', async () => {
    // A card gets its number when it is first given: with the first answers, of which some may be without it.
    for (const as of [bo, host]) await answersTo(as);
    const before = [await answersTo(bo), await answersTo(host)];
    expect(handedOn.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.array(Judgement, { minLength: 1, maxLength: 4 }), async (judgements) => {
        for (const judgement of judgements)
          expect((await judge(judgement)).status).toBeLessThan(300);
        expect([await answersTo(bo), await answersTo(host)]).toEqual(before);
        for (const path of handedOn) {
          const answer = await world.ask('GET', path, { as: anna });
          expect(await answer.text(), path).not.toContain(SECRET);
        }
      }),
      { numRuns: 4 },
    );
    // It was written all the same: in the member's own export it stands.
    const own = await (await world.ask('GET', '/api/v1/export', { as: anna })).text();
    expect(own).toContain(SECRET);
    for (const as of [bo, host])
      expect(await (await world.ask('GET', '/api/v1/export', { as })).text()).not.toContain(SECRET);
  });
});
