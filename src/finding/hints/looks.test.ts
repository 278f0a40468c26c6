import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import type { MatchedEntry } from './evidence.ts';
import { LOOKS } from './looks.ts';
import type { Network } from './network.ts';

const [ADA, BO] = [1, 2];
let nextId = 1;
const entry = (title: string, excerpt: string): MatchedEntry => ({
  id: nextId++,
  personId: ADA,
  questionIds: [1],
  title,
  url: null,
  excerpt,
  words: 100,
  language: 'en',
  publishedAt: null,
  votes: null,
  cited: [],
  cues: [],
  terms: analyse(`${title} ${excerpt}`, 'en'),
});
const network = (entries: MatchedEntry[], terms: string[], near: number[] = []): Network => ({
  size: 8,
  peopleBySite: new Map(),
  early: new Map(),
  perspectives: [{ entries, terms, questionId: 1 }],
  near: new Set(near),
  takenUp: new Map(),
  language: 'en',
  sitesFloor: 0,
});
const because = (entries: MatchedEntry[], terms: string[], near?: number[]) =>
  LOOKS['different-perspectives'](
    { personId: ADA, entries, output: { entries: entries.length }, citedBy: [] },
    network(entries, terms, near),
    0,
  ).because;

describe('another perspective', () => {
  it('is named by what its entries share', () => {
    const entries = [
      entry('Boreholes', 'Our housing cooperative pays.'),
      entry('Who pays', 'A housing cooperative shares the cost.'),
    ];
    expect(because(entries, analyse('housing cooperative', 'en'))).toBe(
      'comes at it from where few look: housing cooperative',
    );
  });

  it('is shown by one of the entries where they share no phrase: that there is another place says nothing', () => {
    const entries = [
      entry('Boreholes in a row', 'Neighbours dig.'),
      entry('The bill', 'A cooperative shares the cost.'),
    ];
    expect(because(entries, [])).toBe(
      'comes at it from where few look, as in “Boreholes in a row”',
    );
    expect(because(entries, [], [BO])).toContain('as in “Boreholes in a row”');
  });

  it('is shown by how an entry begins where none has a title, as short posts', () => {
    const entries = [entry('', 'Neighbours dig. Together.'), entry('', 'They share the cost.')];
    expect(because(entries, [])).toBe('comes at it from where few look, as in “Neighbours dig.”');
  });
});
