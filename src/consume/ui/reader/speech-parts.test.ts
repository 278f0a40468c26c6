import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from './speech-parts.ts';

describe('partsOf', () => {
  it('says short sentences together and long texts in parts', () => {
    expect(partsOf('One. Two! Three?')).toEqual(['One. Two! Three?']);
    const long = `${'A sentence of some length that says little. '.repeat(10)}`.trim();
    expect(partsOf(long).length).toBeGreaterThan(1);
    for (const part of partsOf(long)) expect(part.length).toBeLessThanOrEqual(200);
    expect(partsOf('')).toEqual([]);
  });

  it('leaves out nothing that is said', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const said = (words: string) => words.replace(/\s/g, '');
        expect(said(partsOf(text).join(''))).toBe(said(text));
      }),
    );
  });
});
