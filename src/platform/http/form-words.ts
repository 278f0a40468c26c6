import { z } from '@hono/zod-openapi';

/**
 * What is wrong with a value, in words for whoever wrote it, where a schema says nothing of its own.
 * The library's words ("Too big: expected number to be <=100") are for programmers.
 */
export function formWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'This is missing.' : KIND_WORDS[issue.expected];
  if (issue.code === 'invalid_value')
    return `Choose one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_big') return limitWords(issue.origin, 'most', issue.maximum);
  if (issue.code === 'too_small') return limitWords(issue.origin, 'least', issue.minimum);
  return undefined;
}

const limitWords = (origin: string, which: 'most' | 'least', limit: number | bigint): string =>
  `${AMOUNTS[origin] ?? 'Give'} at ${which} ${limit.toLocaleString('en')}${unitOf(origin)}.`;

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: 'Give a text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  object: 'Give fields with their values.',
  record: 'Give fields with their values.',
};
const AMOUNTS: Readonly<Record<string, string>> = {
  string: 'Write',
  array: 'Give',
  number: 'Give a number of',
  int: 'Give a number of',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}

z.config({ customError: formWords });
