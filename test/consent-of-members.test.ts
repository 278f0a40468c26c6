/**
 * Members who help each other: over members, goals, blocks and what was agreed, nothing of one reaches another by
 * any route unless both said so, and nothing once either takes it back. A small model says what may be seen.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { idsOf, type Possessions, possess } from './possessions.ts';

type Member = Awaited<ReturnType<World['member']>>;
const NAMES = ['anna', 'bo', 'cleo'] as const;
const who = fc.nat({ max: NAMES.length - 1 });

const Act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('join' as const), by: who, to: who }) },
  fc.record({ does: fc.constantFrom('leave' as const, 'return' as const), by: who, to: who }),
  fc.record({ does: fc.constantFrom('block' as const, 'unblock' as const), by: who, to: who }),
  fc.record({
    does: fc.constantFrom('hide' as const, 'show-all' as const, 'show-one' as const),
    by: who,
    to: who,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('ask' as const, 'yes' as const, 'no' as const, 'withdraw' as const),
      by: who,
      to: who,
    }),
  },
);
type Act = typeof Act extends fc.Arbitrary<infer One> ? One : never;

/** What was agreed, as far as the test knows. `joined` counts how often somebody joined anew. */
interface Model {
  isOpen: boolean[];
  joined: number[];
  blocks: Set<string>;
  audience: ('me' | 'members' | 'person')[];
  /** Whom a goal is shown to by name, each with the joining it was. */
  readers: Map<number, { reader: number; joined: number }>;
  requests: {
    from: number;
    to: number;
    joined: [number, number];
    id: number;
    state: string;
  }[];
}
const freshModel = (): Model => ({
  isOpen: NAMES.map(() => false),
  joined: NAMES.map(() => 0),
  blocks: new Set(),
  audience: NAMES.map(() => 'me'),
  readers: new Map(),
  requests: [],
});

const isBlocked = ({ blocks }: Model, a: number, b: number) =>
  blocks.has(`${a} ${b}`) || blocks.has(`${b} ${a}`);
const areFound = (model: Model, a: number, b: number) =>
  a !== b && Boolean(model.isOpen[a] && model.isOpen[b]) && !isBlocked(model, a, b);
const isCurrent = (model: Model, { from, to, joined }: Model['requests'][number]) =>
  areFound(model, from, to) && joined[0] === model.joined[from] && joined[1] === model.joined[to];

/** Which of the words that only `other` wrote `reader` may see. */
function mayBeSeen(model: Model, reader: number, other: number): Set<string> {
  const seen = new Set<string>();
  if (areFound(model, reader, other)) seen.add(`topic-${other}`);
  const audience = model.audience[other];
  const named = model.readers.get(other);
  const isNamed = named?.reader === reader && named.joined === model.joined[reader];
  const isShown =
    audience === 'members' || (audience === 'person' && isNamed && areFound(model, reader, other));
  if (isShown && !isBlocked(model, reader, other)) seen.add(`goal-${other}`);
  for (const request of model.requests.filter((one) => isCurrent(model, one))) {
    const { from, to, state } = request;
    const isBetween = (from === other && to === reader) || (from === reader && to === other);
    if (isBetween && state === 'yes') seen.add(`contact-${other}`);
    if (from === other && to === reader && (state === 'open' || state === 'yes'))
      seen.add(`words-${other}-${reader}`);
  }
  return seen;
}

/** Everything that `other` wrote, each in a word of its own. */
const wordsOf = (other: number) => [
  `topic-${other}`,
  `goal-${other}`,
  `contact-${other}`,
  `private-${other}`,
  ...NAMES.map((_, reader) => `words-${other}-${reader}`),
];
/** As one term, since an index would take them apart. */
const written = (word: string) => `zz${word.replaceAll('-', 'x')}zz`;

describe('What members agreed to', () => {
  let world: World;
  let members: Member[];
  let goals: number[];
  let owned: Possessions[];
  let gets: string[];
  const send = (by: number, method: string, path: string, body?: unknown) => {
    const as = members[by];
    if (!as) throw new Error('nobody');
    return world.ask(method, `/api/v1${path}`, { as, body });
  };
  beforeAll(async () => {
    world = await makeWorld();
    members = await Promise.all(NAMES.map((name) => world.member(name)));
    owned = [];
    goals = [];
    for (const [index, member] of members.entries()) {
      const ids = await possess(world, member.id, `own${index}`);
      owned.push(ids);
      const able = written(`goal-${index}`);
      const evidence = written(`private-${index}`);
      const made = await send(index, 'POST', '/goals', {
        able,
        evidence,
        questions: [{ text: able }],
      });
      const { id } = (await made.json()) as { id: number };
      await send(index, 'PUT', `/goals/${id}/status`, { status: 'active' });
      goals.push(id);
      await send(index, 'POST', '/notes', { title: written(`private-${index}`), text: able });
      await send(index, 'PUT', `/goals/${id}/people/${ids.people}/criteria/trust`, {
        value: 'no',
        reason: written(`private-${index}`),
      });
    }
    const { paths } = (await (await world.ask('GET', '/api/v1/openapi.json')).json()) as {
      paths: Record<string, { get?: { 'x-access'?: string } }>;
    };
    gets = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.['x-access'] === 'member' ? [path] : [],
    );
  }, 120_000);
  afterAll(() => world.close());

  async function begin(): Promise<Model> {
    await world.kith.db.write(async (trx) => {
      await trx.deleteFrom('offer').execute();
      await trx.deleteFrom('member_block').execute();
      await trx.updateTable('goal').set({ audience: 'me' }).where('id', 'in', goals).execute();
    });
    return freshModel();
  }

  /** Does it, and notes in the model what it means where Kith accepted it. */
  async function act(model: Model, { does, by, to }: Act): Promise<void> {
    if (does === 'join') {
      const offer = { topics: [written(`topic-${by}`)], contact: written(`contact-${by}`) };
      await send(by, 'PUT', '/offer', offer);
      if (!model.isOpen[by]) model.joined[by] = (model.joined[by] ?? 0) + 1;
      model.isOpen[by] = true;
    }
    if (does === 'leave' && (await send(by, 'DELETE', '/offer')).ok) model.isOpen[by] = false;
    if (does === 'return' && (await send(by, 'POST', '/offer/restore')).ok) model.isOpen[by] = true;
    if (does === 'block' || does === 'unblock') await block(model, { does, by, to });
    if (does === 'hide' || does === 'show-all' || does === 'show-one')
      await show(model, { does, by, to });
    if (does === 'ask') await ask(model, by, to);
    if (does === 'yes' || does === 'no' || does === 'withdraw')
      await settle(model, { does, by, to });
  }

  async function block(model: Model, { does, by, to }: Act): Promise<void> {
    const memberId = members[to]?.id;
    if (does === 'unblock') {
      await send(by, 'DELETE', `/blocked-members/${memberId}`);
      model.blocks.delete(`${by} ${to}`);
    } else if ((await send(by, 'POST', '/blocked-members', { memberId })).ok)
      model.blocks.add(`${by} ${to}`);
  }

  async function show(model: Model, { does, by, to }: Act): Promise<void> {
    const id = goals[by];
    if (does !== 'show-one') {
      const audience = does === 'hide' ? 'me' : 'members';
      await send(by, 'PATCH', `/goals/${id}`, { audience });
      model.audience[by] = audience;
      return;
    }
    await send(by, 'PATCH', `/goals/${id}`, { audience: 'person' });
    await send(by, 'PUT', `/goals/${id}/readers`, { memberIds: [members[to]?.id] });
    model.audience[by] = 'person';
    model.readers.delete(by);
    if (areFound(model, by, to))
      model.readers.set(by, { reader: to, joined: model.joined[to] ?? 0 });
  }

  async function ask(model: Model, by: number, to: number): Promise<void> {
    const form = { memberId: members[to]?.id, words: written(`words-${by}-${to}`) };
    const answer = await send(by, 'POST', '/peer-requests', form);
    expect([201, 404, 409]).toContain(answer.status);
    if (answer.status !== 201) return;
    expect(areFound(model, by, to)).toBe(true);
    const { id } = (await answer.json()) as { id: number };
    const joined: [number, number] = [model.joined[by] ?? 0, model.joined[to] ?? 0];
    model.requests.push({ from: by, to, joined, id, state: 'open' });
  }

  async function settle(model: Model, { does, by, to }: Act): Promise<void> {
    const request = model.requests.findLast((one) =>
      does === 'withdraw' ? one.from === by && one.to === to : one.from === to && one.to === by,
    );
    if (!request) return;
    const answer =
      does === 'withdraw'
        ? await send(by, 'DELETE', `/peer-requests/${request.id}`)
        : await send(by, 'PUT', `/peer-requests/${request.id}/answer`, { answer: does });
    if (answer.ok) request.state = does;
  }

  async function textOf(reader: number, paths: readonly string[]): Promise<string> {
    const answers = paths.map((path) => {
      const ids = idsOf(path, owned[reader] ?? {});
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
      return send(reader, 'GET', address).then((answer) => answer.text());
    });
    return (await Promise.all(answers)).join('\n');
  }

  it('is what they see of each other after every step, no more and no less', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Act, { minLength: 8, maxLength: 25 }), async (acts) => {
        const model = await begin();
        for (const one of acts) {
          await act(model, one);
          for (const [reader] of NAMES.entries()) {
            const text = await textOf(reader, ['/peers', '/shared-goals']);
            for (const [other] of NAMES.entries()) {
              if (other === reader) continue;
              const seen = wordsOf(other).filter((word) => text.includes(written(word)));
              expect(new Set(seen)).toEqual(mayBeSeen(model, reader, other));
            }
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 300_000);

  it('is all that reaches them by any route of the API, their export too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Act, { minLength: 20, maxLength: 40 }), async (acts) => {
        const model = await begin();
        for (const one of acts) await act(model, one);
        await world.settle();
        for (const [reader] of NAMES.entries()) {
          const text = await textOf(reader, gets);
          expect(text).toContain(written(`private-${reader}`));
          for (const [other] of NAMES.entries()) {
            if (other === reader) continue;
            const seen = wordsOf(other).filter((word) => text.includes(written(word)));
            const may = mayBeSeen(model, reader, other);
            expect(seen.filter((word) => !may.has(word))).toEqual([]);
          }
        }
      }),
      { numRuns: 3 },
    );
    expect(world.errors).toEqual([]);
  }, 300_000);
});
