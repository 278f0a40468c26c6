import { describe, expect, it } from 'vitest';
import { signatureOf } from './entry-words.ts';

describe('signatureOf', () => {
  const person = { id: 1, name: 'Ines Roth' };
  it.each([
    ['Ines Roth', 'Ines writes', [], 'Ines Roth'],
    ['Ines Roth', 'Ines writes', [person], null],
    // A letter is published by whoever signs it.
    ['Marit Solheim', 'Marit Solheim', [], null],
    ['marit solheim ', 'Marit Solheim', [], null],
    [null, 'Ines writes', [], null],
  ])('of %s in %s, known as %j, says %s', (author, source, people, words) => {
    expect(signatureOf({ author, source, people })).toBe(words);
  });
});
