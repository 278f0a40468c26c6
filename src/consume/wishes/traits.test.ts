import { expect, it } from 'vitest';
import { wordsToLearn } from './traits.ts';

it('learns of a title no word that could stand in any', () => {
  const words = wordsToLearn('First steps towards herring', 'en');
  expect(words).toContain('herring');
  expect(words).not.toContain('first');
});
