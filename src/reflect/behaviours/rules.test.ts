import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CELLS } from '#goals';
import { cellOf, RULES, ruleOf, wordsOf } from './rules.ts';

/** Events that are no learning: what the program finds out, and housekeeping with people. */
const NO_LEARNING = [
  'ask.removed',
  'ask.restored',
  'feed.merged',
  'feed.read',
  'letter.to-self',
  'move.dropped',
  'move.taken-up',
  'person.changed-work',
  'person.field-added',
  'person.merged',
  'person.parted',
  'person.removed',
  'person.restored',
  'person.split',
  'takeaway.overran',
  'takeaway.withdrawn',
];

/** The events that ARCHITECTURE.md lists: the first column of their table, and what brackets add to it. */
function eventsOfTheHouse(): string[] {
  const page = readFileSync(new URL('../../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('| event '), page.indexOf('Events of learning carry'));
  const columns = table.split('\n').map((line) => line.split('|')[1] ?? '');
  return columns.flatMap((first) =>
    [...first.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map((m) => m[1] ?? ''),
  );
}

describe('the table of rules', () => {
  it('has decided of every event of the house, and names none that is not announced', () => {
    const decided = [
      ...RULES.flatMap((one) => [one.event, one.undoneBy ?? []].flat()),
      ...NO_LEARNING,
    ];
    expect(decided.toSorted()).toEqual([...new Set(eventsOfTheHouse())].toSorted());
  });

  it('names every event once', () => {
    const events = RULES.flatMap((one) => [one.event, one.undoneBy ?? []].flat());
    expect(new Set(events).size).toBe(events.length);
  });

  it('leaves no cell of the map without an event that leads to it', () => {
    const reached = (c: string, phase: string) =>
      RULES.some((one) => [c, 'said'].includes(one.c) && [phase, 'said'].includes(one.phase));
    expect(CELLS.filter((cell) => !reached(cell.c, cell.phase))).toEqual([]);
  });

  it('tells what was done in words', () => {
    expect(wordsOf('note.written')).toBe('Wrote a note');
  });
});

describe('cellOf', () => {
  it('goes by the table where the table says it', () => {
    expect(cellOf(ruleOf('note.linked'), { c: 'contribute', phase: 'reflection' })).toEqual({
      c: 'connect',
      phase: 'performance',
    });
  });

  it('goes by the event where the table leaves it to the event', () => {
    expect(cellOf(ruleOf('step.done'), { c: 'connect', phase: 'reflection' })).toEqual({
      c: 'connect',
      phase: 'reflection',
    });
    expect(cellOf(ruleOf('note.shared'), { phase: 'reflection' })).toEqual({
      c: 'contribute',
      phase: 'reflection',
    });
    expect(cellOf(ruleOf('move.done'), { c: 'contribute' }).c).toBe('contribute');
  });

  it('has an answer for an event that forgot to say', () => {
    expect(cellOf(ruleOf('capture.kept'), {})).toEqual({ c: 'consume', phase: 'performance' });
    expect(cellOf(ruleOf('move.done'), {}).c).toBe('connect');
  });
});
