import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { findsAlone, matterOf } from './matter.ts';
import { inOrder } from './order.ts';

const NETWORK = { entries: 1_000 };
const matter = (said: string[], counts: Record<string, number>) =>
  matterOf({ said, around: [] }, { ...NETWORK, having: new Map(Object.entries(counts)) });
const COUNTS = { retrospect: 4, silenc: 6, facilit: 9, question: 200, spoke: 30 };
const SAID = ['retrospect', 'silenc', 'facilit', 'question', 'tri', 'zebra'];

describe('matterOf', () => {
  it('keeps what says what it is about and is there at all, the rarest first', () => {
    expect(matter(SAID, COUNTS).said.map(({ term }) => term)).toEqual([
      'retrospect',
      'silenc',
      'facilit',
      'question',
    ]);
  });

  it('asks as much of an entry whatever is said beside', () => {
    fc.assert(
      fc.property(fc.subarray(SAID), (said) => {
        expect(matter(said, COUNTS).floor).toBe(matter(SAID, COUNTS).floor);
      }),
    );
  });

  it('lets a rare word find somebody alone, and one that everybody has not', () => {
    expect(findsAlone(4, 1_000)).toBe(true);
    expect(findsAlone(900, 1_000)).toBe(false);
    expect(findsAlone(0, 1_000)).toBe(false);
  });
});

describe('judge', () => {
  const asked = { matter: matter(SAID, COUNTS), wanted: null };
  const of = (title: string, text: string, wanted: 'method' | 'situation' | null = null) =>
    judge({ title, text }, { ...asked, wanted });
  const SAME = 'The retrospective was silence, and who facilitates has to bear it.';

  it('takes what says enough, and tells the same from a word in common', () => {
    expect(of('Soup', 'A soup of the day.')).toBeNull();
    expect(of('Talks', SAME)).toMatchObject({ isSame: true });
    expect(of('Talks', 'On silence.')).toMatchObject({ isSame: false, common: ['silenc'] });
  });

  it('puts who tells it from experience before who writes about it, and what is wanted before all', () => {
    const plain = of('Talks', SAME)?.score ?? 0;
    const told = of('Talks', `${SAME} We switched to writing.`)?.score ?? 0;
    const wanted = of('Talks', `${SAME} We switched to writing.`, 'method')?.score ?? 0;
    expect(told).toBeGreaterThan(plain);
    expect(wanted).toBeGreaterThan(told);
    expect(of('Talks', `${SAME} We switched to writing.`, 'situation')?.score).toBe(told);
  });

  it('never gives less for more of it', () => {
    const said = fc.array(fc.constantFrom('retrospective', 'silence', 'facilitate', 'questions'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(said, said, (text, more) => {
        const some = of('', text.join(' '))?.score ?? 0;
        const all = of('', [...text, ...more].join(' '))?.score ?? 0;
        expect(all).toBeGreaterThanOrEqual(some - 1e-9);
      }),
    );
  });
});

describe('inOrder', () => {
  it('goes by the best entry, and counts a second one a little', () => {
    const one = (personId: number, entryId: number, score: number) => {
      return { personId, entryId, score, isSame: true, common: [], telling: null };
    };
    const tellers = inOrder([one(1, 1, 5), one(2, 2, 6), one(1, 3, 4), one(3, 4, 6), one(3, 5, 1)]);
    expect(tellers.map(({ personId }) => personId)).toEqual([3, 2, 1]);
    expect(tellers[2]?.entries.map(({ entryId }) => entryId)).toEqual([1, 3]);
  });
});
