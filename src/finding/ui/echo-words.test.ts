import { describe, expect, it } from 'vitest';
import type { FindingView } from '../view.ts';
import { echoWords } from './echo-words.ts';

type Line = NonNullable<FindingView['echo']>[number];
const lines = (states: Partial<Record<Line['dimension'], Line['state']>>): Line[] =>
  (['employer', 'field', 'country', 'source', 'view'] as const).map((dimension) => ({
    dimension,
    state: states[dimension] ?? 'unknown',
    groups: [],
    unknown: [],
  }));

describe('echoWords', () => {
  it.each([
    [{}, 'Too little is known of them to say how alike they are.'],
    [
      { source: 'different' },
      'They differ in where they write; of employer, field, country and how they look at it too little is known.',
    ],
    [
      { employer: 'alike', field: 'mixed', country: 'different', source: 'different' },
      'They are much alike in employer, differ in country and where they write and are partly alike in field; of how they look at it too little is known.',
    ],
    [
      { employer: 'alike', field: 'alike', country: 'alike', source: 'alike', view: 'alike' },
      'They are much alike in employer, field, country, where they write and how they look at it.',
    ],
  ] as const)('says of %j: %s', (states, words) => {
    expect(echoWords(lines(states))).toBe(words);
  });
});
