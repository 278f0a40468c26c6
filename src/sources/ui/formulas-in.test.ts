import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulasIn, hasFormulas } from './formulas-in.ts';

const texIn = (text: string) => formulasIn(text).map(({ tex }) => tex);

describe('formulasIn', () => {
  it('reads TeX between its marks, single dollars too', () => {
    expect(formulasIn('So \\(x^2\\) is')).toEqual([
      { from: 3, to: 10, tex: 'x^2', isDisplay: false },
    ]);
    expect(texIn('the loss $L$ with size $N$, $D_0$ and $C = 6ND$.')).toEqual([
      'L',
      'N',
      'D_0',
      'C = 6ND',
    ]);
    expect(formulasIn('$$a+b$$').map(({ isDisplay }) => isDisplay)).toEqual([true]);
    expect(texIn('the $k$th of $n$-grams')).toEqual(['k', 'n']);
    expect(texIn('$2^n$, $2x+1=y$, $2 + 2 = 4$, $0, \\dots, n$ and $10^{-3}$')).toEqual([
      '2^n',
      '2x+1=y',
      '2 + 2 = 4',
      '0, \\dots, n',
      '10^{-3}',
    ]);
  });

  it('leaves money, shells and lone dollars as they are', () => {
    for (const text of [
      'It costs $5 and then $6.',
      '$20,000 or USD$30,000',
      'between $5m and $6m, or $7',
      'echo $HOME and $PATH',
      'A$ and US$ notes',
      'a $ b $ c',
      '$5-$10 a month',
      '$5 = €4.6 (US$)',
      '$5 = 4.6 (US$)',
      '$1 = ¥150 ($USD)',
      '$20 for snake_case and x, $',
      '$20 for snake_case$',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of a shell.
      '${user}@${host}',
      '$HOME/my_dir:$PATH',
      '$a=$b',
    ])
      expect(texIn(text)).toEqual([]);
  });

  it('takes any text, and what it finds stands there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '$$', '\\(', '\\)', 'x', '_', ' ', '5', '=', '\n'), {
          maxLength: 60,
        }),
        (pieces) => {
          const text = pieces.join('');
          for (const { from, to, tex } of formulasIn(text))
            expect(text.slice(from, to)).toContain(tex);
        },
      ),
    );
  });
});

describe('hasFormulas', () => {
  it('takes no tags for TeX', () => {
    expect(hasFormulas('<p>It is $5</p><p class="a=b">or $6</p>')).toBe(false);
    expect(hasFormulas('<p>the loss $L$</p>')).toBe(true);
  });
});
