import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { writePerson } from '../../test/written.ts';
import { standingsOf } from './standing.ts';

describe.each(engines)('standingsOf on %s', (engine) => {
  let world: World;
  let memberId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    memberId = (await world.member('anna')).id;
  });
  afterEach(() => world.close());

  /** Somebody with an entry for each count of votes; null is an entry on which nobody can vote. */
  async function voted(name: string, votes: (number | null)[]): Promise<number> {
    const entries = votes.map(() => ({ text: 'on heat pumps' }));
    const personId = await writePerson(world, memberId, { name, entries });
    await world.kith.db.write(async (trx) => {
      const rows = await trx
        .selectFrom('entry')
        .innerJoin('source', 'source.feed_id', 'entry.feed_id')
        .innerJoin('source_person', 'source_person.source_id', 'source.id')
        .select('entry.id')
        .where('source_person.person_id', '=', personId)
        .orderBy('entry.id')
        .execute();
      const counted = rows.flatMap(({ id }, at) => {
        const count = votes[at] ?? null;
        return count === null ? [] : [{ entry_id: id, votes: count }];
      });
      if (counted.length > 0) await trx.insertInto('entry_vote').values(counted).execute();
    });
    return personId;
  }

  it('knows nothing where nobody votes', async () => {
    const mira = await voted('Mira', [null, null]);
    expect(await standingsOf(world.kith, memberId, [mira])).toEqual(new Map());
  });

  it('puts who is received well often before a lucky hit and before much that is received coolly', async () => {
    const often = await voted('Often', [5, 6, 4, null]);
    const lucky = await voted('Lucky', [8]);
    const cool = await voted('Cool', [1, 0, 1, -7, 1, 0, 1, 1, 2]);
    const silent = await voted('Silent', [null]);
    const ids = [cool, lucky, often, silent];
    const standings = await standingsOf(world.kith, memberId, ids);
    expect(standings.has(silent)).toBe(false);
    const order = [...standings].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
    expect(order).toEqual([often, lucky, cool]);
  });

  it('is of what a member follows, not of what others do', async () => {
    const often = await voted('Often', [5, 6, 4]);
    const { id: other } = await world.member('bo');
    expect(await standingsOf(world.kith, other, [often])).toEqual(new Map());
  });
});
