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
const MANY = 10_000;
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
    expect(spokenOf({ title, text }, focus, MANY)).toBe(0);
  });

  it.each([
    ['both in the title', 'Public transport', long],
    ['one in the title and one below', 'Transport', `It is public. ${long}`],
    ['what weighs most often', 'Buses', `Public transport. ${long} Transport! Transport.`],
    ['both, in a few words', 'A post', 'Public transport is late.'],
  ])('is what stands there of an entry that says %s', (_, title, text) => {
    expect(spokenOf({ title, text }, focus, MANY)).toBe(groundOf(`${title}\n${text}`, focus));
  });

  it('takes one rare word, where the entry is called by it', () => {
    expect(spokenOf({ title: 'Bars in ggplot', text: long }, rare, MANY)).toBeGreaterThan(0);
    expect(spokenOf({ title: 'Bars', text: `In ggplot. ${long}` }, rare, MANY)).toBe(0);
  });

  it('takes for rare what two of a few entries say', () => {
    const entries = 50;
    const weightOf = (having: number) => Math.log(1 + (entries - having + 0.5) / (having + 0.5));
    const focusOf = (having: number) => [
      { term: 'ggplot', weight: weightOf(having) },
      { term: 'chart', weight: weightOf(2) },
    ];
    const entry = { title: 'Bars in ggplot', text: long };
    expect(spokenOf(entry, focusOf(2), entries)).toBeGreaterThan(0);
    expect(spokenOf(entry, focusOf(4), entries)).toBe(0);
  });

  it('asks a question of a single word to be said as often', () => {
    const trust = [{ term: 'trust', weight: 4 }];
    expect(spokenOf({ title: 'Results', text: `I trust. ${long}` }, trust, MANY)).toBe(0);
    expect(spokenOf({ title: 'On trust', text: long }, trust, MANY)).toBe(1);
  });

  it('has plain words say which matter of the one word that carries a question is meant', () => {
    const focus = [
      { term: 'trust', weight: 4 },
      { term: 'result', weight: 0.03 },
    ];
    expect(
      spokenOf({ title: 'Chains of trust', text: `Trust anchors. ${long}` }, focus, MANY),
    ).toBe(0);
    expect(spokenOf({ title: 'On trust', text: `In which results? ${long}` }, focus, MANY)).toBe(1);
  });

  it('is never more than what stands there, and never less than the floor unless it is nothing', () => {
    const word = fc.constantFrom('public', 'transport', 'cells', 'late', long);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (title, text) => {
        const [head, body] = [title.join(' '), text.join(' ')];
        const spoken = spokenOf({ title: head, text: body }, focus, MANY);
        expect([0, groundOf(`${head}\n${body}`, focus)]).toContain(spoken);
        expect(spoken === 0 || spoken >= GROUND_MIN).toBe(true);
      }),
    );
  });
});
