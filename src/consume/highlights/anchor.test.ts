import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchor, anchorExactly, CHANGED_MAX, quoteOf } from './anchor.ts';
import { wordsOfPage } from './page-words.ts';

const WORDS = [
  'roll',
  'back',
  'before',
  'you',
  'need',
  'one',
  'Tuesday',
  'drill',
  'é',
  '👩‍🚀',
  '語',
];
const prose = fc
  .array(fc.constantFrom(...WORDS), { minLength: 8, maxLength: 120 })
  .map((words) => words.join(' '));

/** A text and a passage of it that cuts no character. */
const marked = fc.tuple(prose, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const signs = [...text];
  const from = a % signs.length;
  const length = 1 + (b % Math.min(80, signs.length - from));
  const start = signs.slice(0, from).join('').length;
  const end = start + signs.slice(from, from + length).join('').length;
  return { text, quote: quoteOf(text, { start, end }) };
});

/** The fewest signs to put in, take out or exchange: the plain way, to judge the quick one by. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('anchor', () => {
  it('finds whatever was marked exactly where it was, in the text it was marked in', () => {
    fc.assert(
      fc.property(marked, ({ text, quote }) => {
        expect(anchor(text, quote)).toEqual({
          start: quote.start,
          end: (quote.start ?? 0) + quote.exact.length,
          how: 'place',
        });
      }),
    );
  });

  it('points at nothing that is less alike than the bound, whatever became of the text', () => {
    fc.assert(
      fc.property(marked, prose, fc.nat(), fc.nat(40), ({ quote, text }, other, at, taken) => {
        const cut = at % text.length;
        const changed = `${text.slice(0, cut)}${other}${text.slice(cut + taken)}`;
        const found = anchor(changed, quote);
        if (!found) return;
        const words = changed.slice(found.start, found.end);
        expect(distance(quote.exact, words)).toBeLessThanOrEqual(quote.exact.length * CHANGED_MAX);
      }),
    );
  });

  const TEXT =
    'First rehearse the rollback on a Tuesday. Then rehearse the rollback on a Friday, with everybody who is on call.';
  const friday = quoteOf(TEXT, {
    start: TEXT.indexOf('rehearse', 20),
    end: TEXT.indexOf('rehearse', 20) + 'rehearse the rollback'.length,
  });

  it('knows the same words in two places apart by what stands around them', () => {
    const moved = `An introduction. ${TEXT}`;
    expect(anchorExactly(moved, friday)).toMatchObject({
      start: moved.indexOf('rehearse', 40),
      how: 'words',
    });
    const first = anchorExactly(moved, { ...friday, prefix: 'First ', suffix: ' on a Tuesday' });
    expect(first?.start).toBe(moved.indexOf('rehearse'));
  });

  it('finds words that were changed a little, and says so', () => {
    const changed = TEXT.replace(
      'with everybody who is on call',
      'with every body that is on call',
    );
    const quote = quoteOf(TEXT, { start: TEXT.indexOf('Friday'), end: TEXT.length });
    const found = anchor(changed, quote);
    expect(found?.how).toBe('alike');
    expect(changed.slice(found?.start, found?.end)).toBe(
      'Friday, with every body that is on call.',
    );
  });

  it('rather finds nothing than another place', () => {
    const short = { exact: 'the', prefix: 'rehearse ', suffix: ' rollback', start: 15 };
    expect(anchor('In the garden the dog slept.', short)).toBeNull();
    expect(anchor('Nothing of it is here any more.', friday)).toBeNull();
    const twice = 'ask somebody who did it before. And ask somebody who did it before.';
    const odd = { exact: 'ask somebody who did it before', prefix: '', suffix: '', start: null };
    expect(anchor(twice, odd)).toBeNull();
  });
});

describe('wordsOfPage', () => {
  it('reads what a browser shows, with one space where a block ends', async () => {
    expect(
      await wordsOfPage(
        '<h2>On\n rollbacks</h2><p>Re<b>hear</b>se <a href="/x">it</a>,<br>often.</p><ul><li>One</li><li>Two</li></ul><script>no</script><pre>\na  b</pre>',
      ),
    ).toBe('On rollbacks Rehearse it, often. One Two a b');
  });
});
