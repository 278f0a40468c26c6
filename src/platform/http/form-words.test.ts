import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import './form-words.ts';

const wordsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('what is wrong with a value', () => {
  it.each([
    [z.number().max(100), 101, 'Give a number of at most 100.'],
    [z.number().min(1), 0, 'Give a number of at least 1.'],
    [z.string().max(5_000), 'x'.repeat(5_001), 'Write at most 5,000 characters.'],
    [z.array(z.number()).max(200), Array(201).fill(1), 'Give at most 200 of them.'],
    [z.enum(['talk', 'podcast']), 'nope', 'Choose one of: talk, podcast.'],
    [z.number(), 'x', 'Give a number.'],
    [z.string(), undefined, 'This is missing.'],
  ])('is said in words: %#', (schema, value, words) => {
    expect(wordsOf(schema, value)).toEqual([words]);
  });

  it('is said in the words of the schema where it has some', () => {
    expect(wordsOf(z.number().max(1, 'One is enough.'), 2)).toEqual(['One is enough.']);
  });
});
