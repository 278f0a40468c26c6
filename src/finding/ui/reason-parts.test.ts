import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReasonsView } from '../reasons/schema.ts';
import { toldParts } from './reason-parts.ts';

type Part = ReasonsView['parts'][number];

const entry = (entryId: number, percent: number): Part['entries'][number] => ({
  entryId,
  percent,
  title: `Entry ${entryId}`,
  url: null,
  publishedAt: null,
  repliedTo: null,
});
const part = (kind: Part['kind'], text: string, entries: Part['entries']): Part => ({
  kind,
  question: { id: 1, text },
  percent: entries.reduce((sum, { percent }) => sum + percent, 0),
  entries,
  more: null,
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const anyPart: fc.Arbitrary<Part> = fc
  .record({
    kind: fc.constantFrom('entries' as const, 'replies' as const),
    text: fc.constantFrom('a', 'b', 'c'),
    entries: fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 4 }), percent: fc.nat(30) }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
    ),
    more: fc.option(fc.record({ entries: fc.integer({ min: 1, max: 9 }), percent: fc.nat(20) })),
  })
  .map(({ kind, text, entries, more }) => {
    const made = part(
      kind,
      text,
      entries.map(({ id, percent }) => entry(id, percent)),
    );
    return { ...made, more, percent: made.percent + (more?.percent ?? 0) };
  });
const habit: Part = { kind: 'hours', question: null, percent: 7, entries: [], more: null };

describe('toldParts', () => {
  it('tells what rests on the same entries once, for all questions', () => {
    const told = toldParts([
      part('entries', 'a', [entry(9, 40)]),
      part('replies', 'a', [entry(1, 10), entry(2, 8)]),
      part('replies', 'b', [entry(2, 9), entry(1, 8)]),
      part('replies', 'c', [entry(1, 9), entry(2, 9)]),
      habit,
    ]);
    expect(told).toMatchObject([
      { kind: 'replies', questions: ['a', 'b', 'c'], percent: 53 },
      { kind: 'entries', questions: ['a'], percent: 40 },
      { kind: 'hours', questions: [], percent: 7 },
    ]);
    expect(told[0]?.entries).toMatchObject([
      { entryId: 1, percent: 27 },
      { entryId: 2, percent: 26 },
    ]);
  });

  it('names no entry twice, and counts those named above', () => {
    const told = toldParts([
      part('entries', 'a', [entry(1, 40), entry(2, 10)]),
      part('entries', 'b', [entry(1, 30), entry(3, 20)]),
    ]);
    expect(told[1]).toMatchObject({
      entries: [{ entryId: 3 }],
      above: { entries: 1, percent: 30 },
    });
  });

  it('changes nothing of the whole, nor of what a part comes to', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 8 }), (parts) => {
        const told = toldParts([...parts, habit]);
        expect(sum(told.map(({ percent }) => percent))).toBe(
          sum(parts.map(({ percent }) => percent)) + habit.percent,
        );
        const named = told.flatMap(({ entries }) => entries.map(({ entryId }) => entryId));
        expect(new Set(named).size).toBe(named.length);
        for (const { kind, percent, entries, above, more } of told)
          if (kind !== 'hours')
            expect(
              sum(entries.map((one) => one.percent)) + (above?.percent ?? 0) + (more?.percent ?? 0),
            ).toBe(percent);
      }),
    );
  });
});
