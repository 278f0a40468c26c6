import { expect, it } from 'vitest';
import { outsideWords } from './outside-words.ts';

it('says in which way a voice is from outside', () => {
  const outside = { source: 'Mira', sourcesRead: 12, country: null };
  expect(outsideWords({ ...outside, language: null })).toBe(
    'You opened nothing of Mira in three months, and none of the 12 sources you read links there.',
  );
  expect(outsideWords({ ...outside, language: 'de' })).toMatch(
    /It writes in German, in which you read nothing else\.$/,
  );
  expect(outsideWords({ ...outside, language: null, country: 'Kenya' })).toMatch(
    /It is from Kenya; nobody else whom you read is from there, as far as that is known\.$/,
  );
});
