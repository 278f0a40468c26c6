import { z } from '@hono/zod-openapi';

/**
 * What is wrong with a value, in words for whoever wrote it, where a schema says nothing of its own.
 * The library's words ("Too big: expected number to be <=100") are for programmers.
 */
export function formWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : KIND_WORDS[issue.expected];
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `${AMOUNTS[issue.origin] ?? 'Give'} at most ${countOf(issue.maximum)}${unitOf(issue)}.`;
    case 'too_small':
      return `${AMOUNTS[issue.origin] ?? 'Give'} at least ${countOf(issue.minimum)}${unitOf(issue)}.`;
    default:
      return undefined;
  }
}

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

const countOf = (limit: number | bigint) => limit.toLocaleString('en');

function unitOf({ origin }: { origin: string }): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}

z.config({ customError: formWords });
