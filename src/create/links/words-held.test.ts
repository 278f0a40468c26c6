import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { foldWords } from '../notes/fold.ts';
import { writeNote } from '../notes/write.ts';
import { mentionIn } from './mention-rules.ts';
import { mentionsOf } from './queries.ts';
import { holdsWords, wordsHeld } from './words-held.ts';

describe('wordsHeld', () => {
  it('gives the words that every engine takes for words', () => {
    expect(wordsHeld('release trains')).toEqual(['release', 'trains']);
    expect(wordsHeld("c++ drill, o'brien")).toEqual(['c', 'drill', 'o', 'brien']);
    expect(wordsHeld('移行 plan')).toEqual(['plan']);
    expect(wordsHeld('…')).toEqual([]);
  });
});

const PIECES = [
  ' ',
  'Odile',
  'odile',
  "Odile's",
  'Jo',
  'Berg',
  'ÖZTÜRK',
  'Öztürk',
  'C++',
  '_',
  '-',
  '.',
  '@',
  '\n',
  '移行',
  '計画',
  'Ωμέγα',
  'Оля',
  '4',
  'a\u0301',
  '/',
  'x.example',
];
const words = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''));

describe.each(engines)('the index of words on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const holding = async (title: string): Promise<number[]> => {
    const holds = holdsWords(world.kith.db.engine, wordsHeld(foldWords(title)));
    const query = world.kith.db.read.selectFrom('note').select('id').orderBy('id');
    const rows = await (holds ? query.where(holds) : query).execute();
    return rows.map(({ id }) => id);
  };

  it('passes over no text that speaks of a title', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (text, title) => {
        const { id } = await writeNote(world.kith, ada.id, { text });
        if (mentionIn(text, title)) expect(await holding(title)).toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  it('follows every change of a text, and forgets what is erased', async () => {
    const { id } = await writeNote(world.kith, ada.id, { text: 'So says Odile.' });
    expect(await holding('odile')).toEqual([id]);
    await world.ask('PATCH', `/api/v1/notes/${id}`, { as: ada, body: { text: 'So says Jo.' } });
    expect([await holding('odile'), await holding('jo')]).toEqual([[], [id]]);
    await world.kith.db.write((trx) => trx.deleteFrom('member').where('id', '=', ada.id).execute());
    expect(await holding('jo')).toEqual([]);
    if (engine !== 'sqlite') return;
    // Not even a word is left of whoever is erased.
    const left = sql<{ rowid: number }>`select rowid from note_words where note_words match '"jo"'`;
    expect((await left.execute(world.kith.db.read)).rows).toEqual([]);
  });

  it('finds the mentions of a person among many notes', async () => {
    const answer = await world.ask('POST', '/api/v1/people', {
      as: ada,
      body: { name: 'Odile Kern' },
    });
    const { id } = (await answer.json()) as { id: number };
    await writeNote(world.kith, ada.id, { title: 'Near', text: 'Kern, and Odile too.' });
    await writeNote(world.kith, ada.id, { title: 'It', text: 'asked odile\nkern today' });
    const { mentions } = await mentionsOf(world.kith, ada.id, { kind: 'person', id });
    expect(mentions.map(({ title }) => title)).toEqual(['It']);
  });
});
