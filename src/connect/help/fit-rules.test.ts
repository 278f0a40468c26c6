import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlain } from '#search';
import { termsThatTell } from '../moves/touching.ts';
import { fitOf, questionOf, readingOf, touchedBy } from './fit-rules.ts';

const note = (title: string, body = '') => readingOf({ title, body }, 'en');
type Note = ReturnType<typeof note>;
/** In how many of a thousand texts words are; all others in none. */
const among = (having: Record<string, number>) => ({
  texts: 1_000,
  textsWith: (term: string) => having[term] ?? 0,
});
const USUAL_TERMS = 20;

function touches(notes: readonly Note[], words: string, background = among({})) {
  const question = questionOf(termsThatTell(words, 'en'), background);
  return touchedBy(
    notes.flatMap((own) => {
      const fit = fitOf(own, question, USUAL_TERMS);
      return fit ? [{ own, fit }] : [];
    }),
  );
}
const termsOf = (found: ReturnType<typeof touches>) =>
  found?.why.map(({ fit }) => fit.terms.toSorted());

describe('touchedBy', () => {
  it('finds the same subject, also in a network that writes of little else', () => {
    const question = 'How do others rehearse a rollback?';
    const few = { texts: 49, textsWith: (term: string) => (term === 'rollback' ? 11 : 1) };
    expect(termsOf(touches([note('Rehearsing a rollback')], question, few))).toEqual([
      ['rehears', 'rollback'],
    ]);
  });

  it.each([
    [
      'How do you know if a drug cures more people than the market leader?',
      'Dare to speak to people',
    ],
    ['How can one follow a known liar blindly?', 'On blind reviews'],
    [
      'Is anyone using the JSON version of the news?',
      'What a new version needs before anyone uses it',
    ],
    ['To speak about migrations before people', 'Lead a review after which people dare to speak'],
  ])('finds nothing by one word, or by words in which anything is told: %s', (question, title) => {
    expect(touches([note(title)], question)).toBeNull();
  });

  it('finds nothing by words that everybody writes, nor by what a text holds beside its subject', () => {
    const having = { server: 300, test: 200 };
    expect(touches([note('Server test')], 'Which server for a test?', among(having))).toBeNull();
    const long = note('A walk', 'We saw kakapos and takahes by the river.');
    expect(touches([long], 'Where are kakapos and takahes?')).toBeNull();
  });

  it('finds nothing at the edge of a question that is about much else', () => {
    const asked =
      'How do kakapos and takahes differ from weka, tui, bellbirds, moreporks, pukeko, whio, keas and robins?';
    expect(touches([note('Kakapos and takahes')], asked)).toBeNull();
    expect(touches([note('Kakapos and takahes')], 'Where do kakapos and takahes nest?')).not.toBe(
      null,
    );
  });

  it('believes several notes on a matter where one in which it is common says too little', () => {
    const having = { canari: 60, rollback: 60 };
    const asked = 'When do canaries need a rollback?';
    const one = note('Canaries', `A rollback ${'and more of other matters '.repeat(8)}`);
    expect(touches([one], asked, among(having))).toBeNull();
    const several = touches([one, one, one], asked, among(having));
    expect(several?.why).toHaveLength(3);
  });

  it('puts the note first that speaks of most of it', () => {
    const [whole, part] = [note('Rehearsing a rollback with canaries'), note('Rollback rehearsal')];
    const found = touches([part, whole], 'How to rehearse a rollback with canaries?');
    expect(found?.why[0]?.own).toBe(whole);
  });

  it('never rests on fewer than two words that say something, all of them on both sides', () => {
    const words = fc
      .array(fc.constantFrom('rollback', 'canary', 'people', 'know', 'kakapo', 'release'), {
        maxLength: 6,
      })
      .map((some) => some.join(' '));
    const notes = fc.array(fc.tuple(words, words), { maxLength: 4 });
    fc.assert(
      fc.property(notes, words, fc.nat(1_000), (written, asked, having) => {
        const mine = written.map(([title, body]) => note(title, body));
        const theirs = new Set(termsThatTell(asked, 'en'));
        const found = touches(mine, asked, { texts: 1_000, textsWith: () => having });
        for (const { own, fit } of found?.why ?? []) {
          expect(fit.terms.length).toBeGreaterThan(1);
          for (const term of fit.terms)
            expect(own.counts.has(term) && theirs.has(term) && !isPlain(term)).toBe(true);
        }
      }),
    );
  });

  it('weighs more with every note, and less the more others write of it', () => {
    const notes = fc.array(
      fc.constantFrom('rollback canary', 'canary release rollback', 'kakapo', 'rollback'),
      { minLength: 1, maxLength: 12 },
    );
    const asked = 'rollback canary release';
    fc.assert(
      fc.property(notes, fc.nat(900), fc.nat(99), (titles, having, more) => {
        const mine = titles.map((title) => note(title));
        const weigh = (some: readonly Note[], count: number) =>
          touches(some, asked, { texts: 1_000, textsWith: () => count })?.weight ?? 0;
        expect(weigh(mine, having + more)).toBeLessThanOrEqual(weigh(mine, having) + 1e-9);
        expect(weigh(mine.slice(1), having)).toBeLessThanOrEqual(weigh(mine, having) + 1e-9);
      }),
    );
  });
});
