/** What members do through the API, what it counts as, and that it is gone when they take it back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { BehavioursPage } from './schema.ts';

const DAY = '2026-11-23';
const FEED = 'https://marit.example/feed';

/** Ids that later requests of an act name: `{goal}` and `{person}` are there before it begins. */
type Ids = Record<string, number>;
interface Request {
  ask: [method: string, path: string, body?: object];
  /** Keeps the answer's id under this name. */
  as?: string;
}
interface Act {
  /** What it is told as; null when it counts as nothing. */
  told: string | null;
  before?: Request[];
  does: Request[];
  takesBack?: Request[];
  /** The taking back can be undone. */
  andAfterAll?: Request[];
}

const criterion = '/goals/{goal}/people/{person}/criteria';
const judged = (name: string, value: string): Request => ({
  ask: ['PUT', `${criterion}/${name}`, { value }],
});
const note: Request = {
  ask: ['POST', '/notes', { title: 'Rehearsals', text: 'Rehearse on Mondays.' }],
  as: 'note',
};

const ACTS: Record<string, Act> = {
  'judging a person, on however many criteria': {
    told: 'connect forethought: Judged how somebody fits: Marit',
    does: [judged('expert', 'yes'), judged('trust', 'no')],
    takesBack: [judged('trust', 'unknown'), judged('expert', 'unknown')],
    andAfterAll: [judged('innovative', 'yes')],
  },
  'letting others see a goal': {
    told: 'contribute forethought: Let others see a goal: roll back',
    does: [{ ask: ['PATCH', '/goals/{goal}', { audience: 'members' }] }],
    takesBack: [{ ask: ['PATCH', '/goals/{goal}', { audience: 'me' }] }],
    andAfterAll: [{ ask: ['PATCH', '/goals/{goal}', { audience: 'members' }] }],
  },
  'saying whom one looks for': {
    told: 'connect forethought: Said whom to look for: Who rolls back often?',
    does: [{ ask: ['POST', '/goals/{goal}/briefs', { question: 'Who rolls back often?' }] }],
  },
  'following a source': {
    told: 'connect forethought: Followed a source: Marit writes',
    does: [{ ask: ['POST', '/sources', { url: FEED, personId: '{person}' }], as: 'sourceId' }],
    takesBack: [{ ask: ['DELETE', '/sources/{sourceId}'] }],
    andAfterAll: [{ ask: ['POST', '/sources/{sourceId}/restore'] }],
  },
  'tying a place to a goal': {
    told: 'connect forethought: Tied a place to a goal: Ops meetup',
    before: [{ ask: ['POST', '/places', { name: 'Ops meetup', kind: 'meetup' }], as: 'place' }],
    does: [{ ask: ['PUT', '/places/{place}/goals/{goal}', { serves: true }] }],
    takesBack: [{ ask: ['PUT', '/places/{place}/goals/{goal}', { serves: false }] }],
  },
  'noting what somebody did': {
    told: 'connect performance: Noted what somebody did: Marit',
    does: [
      {
        ask: ['POST', '/people/{person}/observations', { kind: 'kept-promise', day: DAY }],
        as: 'observation',
      },
    ],
    takesBack: [{ ask: ['DELETE', '/observations/{observation}'] }],
  },
  'noting what somebody asks': {
    told: 'connect performance: Noted what somebody asks: Marit, “How do I test alerts?”',
    does: [
      { ask: ['POST', '/people/{person}/needs', { words: 'How do I test alerts?' }], as: 'need' },
    ],
    takesBack: [{ ask: ['PUT', '/needs/{need}/state', { state: 'dismissed' }] }],
    andAfterAll: [{ ask: ['PUT', '/needs/{need}/state', { state: 'open' }] }],
  },
  'looking whether somebody helped': {
    told: 'consume reflection: Looked at whether somebody helped: Marit',
    does: [
      {
        ask: ['PUT', '/goals/{goal}/people/{person}/help', { helped: 'no', occasion: 'review:1' }],
      },
    ],
    takesBack: [
      {
        ask: [
          'PUT',
          '/goals/{goal}/people/{person}/help',
          { helped: 'unsaid', occasion: 'review:1' },
        ],
      },
    ],
  },
  'catching something in passing': {
    told: 'create performance: Kept something: Ask about Mondays',
    does: [{ ask: ['POST', '/captures', { text: 'Ask about Mondays' }], as: 'capture' }],
    takesBack: [{ ask: ['DELETE', '/notes/{capture}'] }],
    andAfterAll: [{ ask: ['POST', '/notes/{capture}/restore'] }],
  },
  'making a question of a note': {
    told: 'create performance: Made a question of a note: Rehearsals',
    before: [note],
    does: [
      {
        ask: [
          'POST',
          '/notes/{note}/questions',
          { question: 'When?', answer: 'Monday', today: DAY },
        ],
        as: 'question',
      },
      {
        ask: [
          'POST',
          '/notes/{note}/questions',
          { question: 'Why?', answer: 'It is quiet then', today: DAY },
        ],
        as: 'second',
      },
    ],
    takesBack: [
      { ask: ['DELETE', '/recall-questions/{second}'] },
      { ask: ['DELETE', '/recall-questions/{question}'] },
    ],
    andAfterAll: [{ ask: ['POST', '/recall-questions/{question}/restore'] }],
  },
  'answering a question to oneself': {
    told: 'consume reflection: Tested what stayed: Rehearsals',
    before: [
      note,
      {
        ask: [
          'POST',
          '/notes/{note}/questions',
          { question: 'When?', answer: 'Monday', today: DAY },
        ],
        as: 'question',
      },
    ],
    does: [
      {
        ask: ['POST', '/recall-questions/{question}/answers', { grade: 3, today: DAY }],
        as: 'answer',
      },
    ],
    takesBack: [{ ask: ['DELETE', '/recall-questions/{question}/answers/{answer}'] }],
  },
  'closing a goal with words': {
    told: 'create reflection: Closed a goal, and said why: roll back',
    does: [{ ask: ['PUT', '/goals/{goal}/status', { status: 'met', evidence: 'Three Fridays' }] }],
    takesBack: [{ ask: ['PUT', '/goals/{goal}/status', { status: 'active' }] }],
  },
  'drawing a self-portrait': {
    told: 'create reflection: Drew a self-portrait: October to December 2026',
    does: [
      { ask: ['PATCH', '/portraits/2026-Q4', { answers: { help: { agrees: 2 } } }] },
      { ask: ['PATCH', '/portraits/2026-Q4', { answers: { goals: { words: 'Seldom' } } }] },
    ],
    takesBack: [{ ask: ['DELETE', '/portraits/2026-Q4'] }],
    andAfterAll: [{ ask: ['PATCH', '/portraits/2026-Q4', { answers: { help: { agrees: 3 } } }] }],
  },
  'an empty self-portrait': {
    told: null,
    does: [{ ask: ['PATCH', '/portraits/2026', { answers: { help: {} } }] }],
  },
  'adding a person, putting them on a list, or aside': {
    told: null,
    does: [
      { ask: ['POST', '/people', { name: 'Bo', fields: [] }], as: 'bo' },
      { ask: ['PUT', '/goals/{goal}/people/{bo}/decision', { decision: 'later' }] },
      { ask: ['PATCH', '/people/{bo}/tie', { stage: 'observing' }] },
    ],
  },
  looking: {
    told: null,
    does: [
      { ask: ['GET', '/goals/{goal}'] },
      { ask: ['GET', '/goals/{goal}/finding'] },
      { ask: ['GET', '/people/{person}'] },
      { ask: ['GET', '/goals/{goal}/journey'] },
      { ask: ['GET', '/map'] },
    ],
  },
};

describe.each(engines)('what counts as learning, on %s:', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let ids: Ids;
  let before: string[];
  beforeEach(async () => {
    const feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    feeds.put(FEED, 'Marit writes', [], world.kith.now());
    ada = await world.member('ada');
    ids = {};
    await does([
      { ask: ['POST', '/goals', { able: 'roll back', questions: [{ text: 'how?' }] }], as: 'goal' },
      { ask: ['PUT', '/goals/{goal}/status', { status: 'active' }] },
      { ask: ['POST', '/people', { name: 'Marit', fields: [] }], as: 'person' },
    ]);
  });
  afterEach(() => world.close());

  const named = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? name));

  async function ask({ ask: [method, path, body], as }: Request): Promise<void> {
    world.advance(1000);
    const filled = body && JSON.parse(named(JSON.stringify(body)).replace(/"(\d+)"/g, '$1'));
    const response = await world.ask(method, `/api/v1${named(path)}`, { as: ada, body: filled });
    const text = await response.text();
    expect(response.status, `${method} ${named(path)}: ${text}`).toBeLessThan(300);
    if (as) ids[as] = JSON.parse(text)[as === 'sourceId' ? 'sourceId' : 'id'];
  }
  async function does(requests: readonly Request[] = []): Promise<void> {
    for (const request of requests) await ask(request);
    await world.settle();
  }
  async function lived(): Promise<string[]> {
    const page = await world.ask('GET', '/api/v1/behaviours', { as: ada });
    const { behaviours } = (await page.json()) as BehavioursPage;
    return behaviours.map(
      ({ c, phase, words, subject }) => `${c} ${phase}: ${words}: ${subject?.words ?? ''}`,
    );
  }
  /** What is told since the act began. */
  const news = async () => (await lived()).filter((one) => !before.includes(one));

  for (const [name, act] of Object.entries(ACTS)) {
    it(name, async () => {
      const told = act.told === null ? [] : [act.told];
      await does(act.before);
      before = await lived();
      await does(act.does);
      expect(await news()).toEqual(told);
      if (!act.takesBack) return;
      await does(act.takesBack);
      expect(await news()).toEqual([]);
      await does(act.andAfterAll);
      expect(await news()).toEqual(act.andAfterAll ? told : []);
    });
  }

  it('what was noted of today has happened, before noon too', async () => {
    const day = new Date(world.kith.now()).toISOString().slice(0, 10);
    const form = { kind: 'kept-promise', day };
    await does([{ ask: ['POST', '/people/{person}/observations', form] }]);
    const page = await world.ask('GET', '/api/v1/behaviours', { as: ada });
    const { behaviours } = (await page.json()) as BehavioursPage;
    const ahead = behaviours.filter(({ at }) => at > world.kith.now());
    expect(ahead.map(({ words }) => words)).toEqual([]);
  });

  it('a source that came with an import is not told, neither when it is left and taken up again', async () => {
    const { kith } = world;
    const now = kith.now();
    ids.source = await kith.db.write(async (trx) => {
      const { id: batchId } = await trx
        .insertInto('import_batch')
        .values({
          member_id: ada.id,
          format: 'opml',
          file_name: 'mine.opml',
          title: null,
          state: 'applied',
          problems: '[]',
          rows_total: 1,
          rows_done: 1,
          created_at: now,
          applied_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const source = { memberId: ada.id, feedUrl: FEED, title: 'Marit', personId: null, now };
      return (await follow(trx, { ...source, batchId })).sourceId;
    });
    before = await lived();
    await does([
      { ask: ['DELETE', '/sources/{source}'] },
      { ask: ['POST', '/sources/{source}/restore'] },
    ]);
    expect(await news()).toEqual([]);
  });
});
