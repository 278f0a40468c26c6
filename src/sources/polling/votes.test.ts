import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import { follow } from '../feeds/follow.ts';
import { type Digest, digest } from './digest.ts';
import { storeEntries } from './store.ts';

describe.each(engines)('the votes on entries on %s', (engine) => {
  let world: World;
  let feedId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('anna');
    const now = world.kith.now();
    ({ feedId } = await world.kith.db.write(async (trx) => {
      const people = [{ name: 'Mira', fields: [], keys: [] }];
      const [personId = 0] = await addPeople(trx, people, {
        memberId,
        origin: 'opml',
        originDetail: '',
        now,
      });
      const source = { feedUrl: 'https://ask.example/u/1', title: 'Mira', batchId: null };
      return follow(trx, { memberId, personId, ...source, now });
    }));
  });
  afterEach(() => world.close());

  /** A look at the feed, in which each answer stands with its votes. */
  async function look(answers: Record<string, number | null>): Promise<void> {
    const entries = Object.entries(answers).map(
      ([id, votes]) =>
        `<entry><id>https://ask.example/a/${id}</id><title>Answer ${id}</title>
         ${votes === null ? '' : `<re:rank scheme="https://ask.example">${votes}</re:rank>`}</entry>`,
    );
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:re="http://purl.org/atompub/rank/1.0">${entries.join('')}</feed>`;
    const read = digest(new TextEncoder().encode(xml), { url: 'https://ask.example/u/1' });
    await world.kith.db.write((trx) =>
      storeEntries(world.kith, trx, [{ feedId, digest: read as Digest }]),
    );
  }
  const votes = async (): Promise<Record<string, number>> => {
    const rows = await world.kith.db.read
      .selectFrom('entry_vote')
      .innerJoin('entry', 'entry.id', 'entry_vote.entry_id')
      .select(['entry.title', 'votes'])
      .execute();
    return Object.fromEntries(rows.map((row) => [row.title, Number(row.votes)]));
  };

  it('are kept as the feed last counted them, of what it still shows and what it showed once', async () => {
    await look({ 1: 2, 2: -1, 3: null });
    expect(await votes()).toEqual({ 'Answer 1': 2, 'Answer 2': -1 });
    await look({ 2: 4, 3: 0, 4: 1 });
    expect(await votes()).toEqual({
      'Answer 1': 2,
      'Answer 2': 4,
      'Answer 3': 0,
      'Answer 4': 1,
    });
  });

  it('go with the entry', async () => {
    await look({ 1: 2 });
    await world.kith.db.write((trx) =>
      trx.deleteFrom('entry').where('feed_id', '=', feedId).execute(),
    );
    expect(await votes()).toEqual({});
  });
});
