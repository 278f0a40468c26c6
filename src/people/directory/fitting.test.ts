import { afterEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import type { PeopleFilter } from './filter.ts';
import { fitting, livePeople } from './fitting.ts';

/** Filters that ask for people of a set, each with a value of the right kind. */
const OF_SETS: PeopleFilter[] = [
  { batch: 1 },
  { employer: 'Dairy' },
  { list: 1 },
  { chosenFor: 1 },
  { contacted: 'yes' },
  { source: 'yes' },
];
const PAIRS = OF_SETS.flatMap((one, at) => OF_SETS.slice(at + 1).map((other) => [one, other]));

describe('the way to whom a filter means', () => {
  let world: World;
  afterEach(() => world.close());

  /** How SQLite goes about it; the order of its steps says what is gone through for each of what. */
  async function planOf(filter: PeopleFilter): Promise<string[]> {
    const { read } = world.kith.db;
    const asked = fitting(livePeople(read, 1), filter, world.kith.rooms).select('person.id');
    const { sql, ...query } = asked.compile();
    const plan = await read.executeQuery<{ detail: string }>({
      ...query,
      sql: `explain query plan ${sql}`,
    });
    return plan.rows.map(({ detail }) => detail);
  }

  it('is by two looks at each person where two are named, not each of one set against each of the other', async () => {
    world = await makeWorld({ engine: 'sqlite' });
    for (const [one, other] of PAIRS) {
      const plan = await planOf({ ...one, ...other });
      expect(plan, JSON.stringify([one, other])).not.toContainEqual(
        expect.stringMatching(/SEARCH person USING .*id=\? AND rowid=\?/),
      );
    }
  });

  it('to those of an employer goes by their index', async () => {
    world = await makeWorld({ engine: 'sqlite' });
    const plan = await planOf({ employer: 'Dairy' });
    expect(plan).toContainEqual(expect.stringContaining('person_field_employer'));
  });
});
