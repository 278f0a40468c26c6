import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELLS } from '#goals';
import { type Facts, NEXT_RULES, nextRule, openCells } from './next-rules.ts';

const facts = (some: Partial<Facts> = {}): Facts => ({
  isDraft: false,
  questions: 2,
  hasEvidence: false,
  isShared: false,
  peopleChosen: 0,
  movesPlanned: 0,
  movesDone: 0,
  notes: 0,
  steps: 1,
  sources: 3,
  ...some,
});
const lived = (...names: string[]) =>
  CELLS.map((cell) => ({ ...cell, count: names.includes(`${cell.c} ${cell.phase}`) ? 1 : 0 }));
const nameOf = (cell: { c: string; phase: string }) => `${cell.c} ${cell.phase}`;
const anyMap = fc
  .array(fc.nat(3), { minLength: 12, maxLength: 12 })
  .map((counts) => CELLS.map((cell, at) => ({ ...cell, count: counts[at] ?? 0 })));
const anyFacts = fc.record({
  isDraft: fc.boolean(),
  questions: fc.nat(2),
  hasEvidence: fc.boolean(),
  isShared: fc.boolean(),
  peopleChosen: fc.nat(2),
  movesPlanned: fc.nat(2),
  movesDone: fc.nat(2),
  notes: fc.nat(2),
  steps: fc.nat(2),
  sources: fc.nat(2),
});

describe('openCells', () => {
  it('are the empty ones beside what was lived', () => {
    expect(openCells(lived('create forethought')).map(nameOf)).toEqual([
      'consume forethought',
      'connect forethought',
      'create performance',
    ]);
  });

  it('are all while nothing was lived, and none when all was', () => {
    expect(openCells(lived())).toHaveLength(12);
    expect(openCells(lived(...CELLS.map(nameOf)))).toEqual([]);
  });
});

describe('nextRule', () => {
  it('offers a step for every map with an empty cell, in an empty cell beside a lived one', () => {
    fc.assert(
      fc.property(anyMap, anyFacts, (cells, some) => {
        const rule = nextRule(cells, some);
        expect(rule === null).toBe(cells.every((cell) => cell.count > 0));
        if (rule) expect(openCells(cells).map(nameOf)).toContain(nameOf(rule));
      }),
    );
  });

  it('offers whom to choose where nobody is chosen', () => {
    expect(nextRule(lived('create forethought'), facts())).toMatchObject({
      c: 'connect',
      phase: 'forethought',
    });
  });

  it('offers to give where there are notes and nothing was given', () => {
    const cells = lived('create performance', 'connect performance', 'connect forethought');
    expect(nextRule(cells, facts({ notes: 2, peopleChosen: 1, movesDone: 1 }))).toMatchObject({
      c: 'contribute',
      phase: 'performance',
    });
  });

  it('offers first to finish a draft', () => {
    expect(nextRule(lived(), facts({ isDraft: true }))?.href).toBe('GOAL/edit');
  });

  it('has something that can always be done for each of the twelve cells', () => {
    const bare = facts({ sources: 0, isShared: true });
    const always = NEXT_RULES.filter((rule) => rule.fits(bare)).map(nameOf);
    expect(new Set(always)).toEqual(new Set(CELLS.map(nameOf)));
  });
});
