import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { kitOf } from './pass.ts';
import { Kit } from './schema.ts';
import { takeKit } from './take.ts';

const word = fc.stringMatching(/^[A-Za-zé][A-Za-zé ,.]{0,20}[a-zé]$/);
const orEmpty = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text);
const nth = (count: number) =>
  count === 0 ? fc.constant(null) : fc.option(fc.integer({ min: 0, max: count - 1 }));

/** People known by their sites, each another. */
const people = fc.uniqueArray(fc.tuple(word, fc.nat(99)), {
  maxLength: 4,
  selector: ([, number]) => number,
});
const kits = people.chain((named) =>
  fc
    .record({
      places: fc.uniqueArray(word, { maxLength: 3, selector: (name) => name.toLowerCase() }),
      feeds: fc.uniqueArray(fc.tuple(fc.nat(Math.max(named.length - 1, 0)), fc.nat(9)), {
        maxLength: named.length === 0 ? 0 : 4,
        selector: (pair) => pair.join(),
      }),
      goal: fc.record({
        able: word,
        need: orEmpty(word),
        kind: fc.constantFrom('learning', 'performance'),
        evidence: orEmpty(word),
        questions: fc.array(word, { maxLength: 4 }),
      }),
    })
    .chain(({ places, feeds, goal }) =>
      fc
        .array(
          fc.record({
            text: word,
            c: fc.constantFrom('consume', 'create', 'connect', 'contribute'),
            phase: fc.constantFrom('forethought', 'performance', 'reflection'),
            address: orEmpty(
              fc.webUrl({ validSchemes: ['https'] }).filter((url) => url.length < 99),
            ),
            tool: orEmpty(word),
            method: orEmpty(word),
            cue: orEmpty(word),
            action: orEmpty(word),
            recurrence: fc.constantFrom(null, 'FREQ=DAILY', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3'),
            person: nth(named.length),
            place: nth(places.length),
            source: nth(feeds.length),
          }),
          { maxLength: 5 },
        )
        .map((steps) => ({
          format: 'kith-kit',
          version: 1,
          goal,
          people: named.map(([name, number]) => ({
            name,
            site: `https://site${number}.example/`,
            feed: '',
            fediverse: number % 2 ? `@p${number}@social.example` : '',
          })),
          sources: feeds.map(([person, number]) => ({
            title: `Feed ${number}`,
            url: `https://site${named[person]?.[1]}.example/feed${number}`,
            person,
          })),
          places: places.map((name) => ({ name, kind: 'forum', address: '', why: '' })),
          steps,
        })),
    ),
);

describe('a starter kit', () => {
  let world: World;
  let members = 0;
  beforeAll(async () => {
    world = await makeWorld();
    await world.member('first');
  });
  afterAll(() => world.close());

  /** Somebody without a password: making one takes most of a second. */
  async function learner(name: string): Promise<number> {
    const { id: _, ...like } = await world.kith.db.read
      .selectFrom('member')
      .selectAll()
      .limit(1)
      .executeTakeFirstOrThrow();
    const made = await world.kith.db.write((trx) =>
      trx
        .insertInto('member')
        .values({ ...like, name, is_host: 0 })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return made.id;
  }

  /** Taken by somebody who has nothing yet, and handed on again. */
  async function through(kit: Kit): Promise<Kit> {
    members += 1;
    const id = await learner(`m${members}`);
    const { goal } = await takeKit(world.kith, id, { kit, today: '2026-11-23' });
    const goalId = goal?.id ?? 0;
    const { pieces } = await kitOf(world.kith, id, { goalId });
    const takeIn = pieces.map(({ key }) => key);
    return (await kitOf(world.kith, id, { goalId, choices: { takeIn } })).kit;
  }

  it('is the same after it was taken in and handed on, however often', async () => {
    await fc.assert(
      fc.asyncProperty(kits, async (written) => {
        const read = Kit.safeParse(written);
        fc.pre(read.success);
        // The first way puts lists into the order of the steps; nothing else may change.
        const once = await through(Kit.parse(written));
        expect(await through(once)).toEqual(once);
        expect(once.steps.map((step) => step.text)).toEqual(
          Kit.parse(written).steps.map((step) => step.text),
        );
        expect(once.people.map((person) => person.site).toSorted()).toEqual(
          Kit.parse(written)
            .people.map((person) => person.site)
            .toSorted(),
        );
        expect(once.goal).toEqual(Kit.parse(written).goal);
      }),
      { numRuns: 40 },
    );
  });
});
