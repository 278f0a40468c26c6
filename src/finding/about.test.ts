import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenOf } from './about.ts';
import { GROUND_MIN, groundOf } from './ground.ts';

const focus = [
  { term: 'transport', weight: 4.8 },
  { term: 'public', weight: 3 },
];
const rare = [
  { term: 'ggplot', weight: 5.2 },
  { term: 'chart', weight: 4.8 },
];
const long = 'Nothing of it is said here, and that at some length. '.repeat(20);

describe('spokenOf', () => {
  it.each([
    [
      'one word of two, however often',
      'Cells',
      `The transporter. ${long} A transport. Transports.`,
    ],
    ['both, once and on the way', 'Speakers', `Pay for public transport. ${long}`],
    ['one word in the title, as common words are', 'Meet the public', long],
    ['neither', 'Cells', long],
  ])('is nothing of an entry that says %s', (_, title, text) => {
    expect(spokenOf(title, text, focus)).toBe(0);
  });

  it.each([
    ['both in the title', 'Public transport', long],
    ['one in the title and one below', 'Transport', `It is public. ${long}`],
    ['what weighs most often', 'Buses', `Public transport. ${long} Transport! Transport.`],
    ['both, in a few words', 'A post', 'Public transport is late.'],
  ])('is what stands there of an entry that says %s', (_, title, text) => {
    expect(spokenOf(title, text, focus)).toBe(groundOf(`${title}\n${text}`, focus));
  });

  it('takes one rare word, where the entry is called by it', () => {
    expect(spokenOf('Bars in ggplot', long, rare)).toBeGreaterThan(0);
    expect(spokenOf('Bars', `In ggplot. ${long}`, rare)).toBe(0);
  });

  it('asks a question of a single word to be said as often', () => {
    const trust = [{ term: 'trust', weight: 4 }];
    expect(spokenOf('Results', `I trust. ${long}`, trust)).toBe(0);
    expect(spokenOf('On trust', long, trust)).toBe(1);
  });

  it('has plain words say which matter of the one word that carries a question is meant', () => {
    const focus = [
      { term: 'trust', weight: 4 },
      { term: 'result', weight: 0.03 },
    ];
    expect(spokenOf('Chains of trust', `Trust anchors. ${long}`, focus)).toBe(0);
    expect(spokenOf('On trust', `In which results? ${long}`, focus)).toBe(1);
  });

  it('is never more than what stands there, and never less than the floor unless it is nothing', () => {
    const word = fc.constantFrom('public', 'transport', 'cells', 'late', long);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (title, text) => {
        const [head, body] = [title.join(' '), text.join(' ')];
        const spoken = spokenOf(head, body, focus);
        expect([0, groundOf(`${head}\n${body}`, focus)]).toContain(spoken);
        expect(spoken === 0 || spoken >= GROUND_MIN).toBe(true);
      }),
    );
  });
});
