import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuesIn } from './cues.ts';

const cues = (text: string, title = 'Untitled') => cuesIn(title, text).map(({ cue }) => cue);

describe('cuesIn', () => {
  it.each([
    ['I respectfully disagree with the usual advice.'],
    ['Estimates are simply wrong.'],
    ['Contrary to what is taught, it fails.'],
    ['I’m not convinced by any of it.'],
    ['Daar ben ik het niet mee eens.'],
    ['Dat is een mythe.'],
    ['Das stimmt nicht.'],
    ['Diese Methode ist überschätzt.'],
    ['Je ne suis pas d’accord.'],
    ['Contrairement à ce qu’on dit, cela marche.'],
    ['No estoy de acuerdo con eso.'],
    ['Es un mito muy viejo.'],
  ])('hears a challenge in “%s”', (text) => {
    expect(cues(text)).toEqual(['challenge']);
  });

  it.each([
    ['In practice it took a year.'],
    ['I was wrong about the cellar.'],
    ['Looking back, we were simply wrong; we were wrong.'],
    ['It depends on the size of the house.'],
    ['Lessons learned from a cold winter.'],
    ['Het hangt ervan af wie het vraagt.'],
    ['Een kanttekening bij dit verhaal.'],
    ['Das kommt darauf an.'],
    ['In der Praxis dauert es länger.'],
    ['Cela dépend du climat.'],
    ['En pratique, rien ne change.'],
    ['En la práctica cuesta más.'],
    ['Por otro lado, dura mucho.'],
  ])('hears a caveat in “%s”', (text) => {
    expect(cues(text)).toEqual(['caveat']);
  });

  it.each([
    ['We built a house and moved in.'],
    ['The wrongful heir, a mythology and many independents.'],
    ['Wij zijn het eens.'],
    ['Das ist richtig.'],
    ['Nous sommes d’accord.'],
    ['Estoy de acuerdo.'],
    [''],
  ])('hears nothing in “%s”', (text) => {
    expect(cues(text)).toEqual([]);
  });

  it('quotes the first sentence of each kind, the title’s too', () => {
    const text =
      'All is well. In practice it leaks. It depends on the rain. This is overrated! More.';
    expect(cuesIn('On roofs', text)).toEqual([
      { cue: 'challenge', sentence: 'This is overrated!' },
      { cue: 'caveat', sentence: 'In practice it leaks.' },
    ]);
    expect(cuesIn('The case against slate', '')).toEqual([
      { cue: 'challenge', sentence: 'The case against slate' },
    ]);
  });

  it('hears it in any letters, after whatever sign is no letter or digit', () => {
    const said = fc.constantFrom(
      'overrated',
      'Überschätzt',
      'ça dépend',
      'it depends',
      'I disagree',
      'i’m not convinced',
      'was wrong',
      'post-mortem',
      'd’un autre côté',
    );
    const before = fc.constantFrom('', ' ', '_', '*', '(', '“', '—', 'é', 'a', '7', '、', 'ß');
    const letters = fc.constantFrom('as it is', 'large', 'small');
    fc.assert(
      fc.property(said, before, letters, (words, sign, how) => {
        const written =
          how === 'large' ? words.toUpperCase() : how === 'small' ? words.toLowerCase() : words;
        const isWord = /[\p{L}\p{N}]/u.test(sign);
        expect(cues(`So ${sign}${written}, she said.`)).toHaveLength(isWord ? 0 : 1);
      }),
    );
  });

  it('cuts a long sentence to where its cue stands', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    const [found] = cuesIn('Long', `${words(200)} it is overrated ${words(200)}.`);
    expect(found?.sentence).toContain('overrated');
    expect(found?.sentence.length).toBeLessThanOrEqual(302);
  });
});
