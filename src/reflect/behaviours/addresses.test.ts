import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf, CELL_WORDS } from './cell-rules.ts';
import { NEXT_RULES } from './next-rules.ts';

const WEB = path.resolve(import.meta.dirname, '../../../web');

/** Every address that a file of routes names, as `/goals/$goalId/map`. */
function pages(): Set<string> {
  const files = readdirSync(WEB).filter((name) => /^routes.*\.tsx$/.test(name));
  const texts = files.map((name) => readFileSync(path.join(WEB, name), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/'(\/[^']*)'/g)].map((match) => match[1] ?? '')),
  );
}

const SCREENS = CELL_WORDS.flatMap((words) => words.screens);
/** The page an address leads to: a new note is written on the page of a note. */
const pageOf = (address: string) =>
  address
    .replace(/\?.*$/u, '')
    .replace('/goals/7', '/goals/$goalId')
    .replace('/notes/new', '/notes/$noteId');

describe('the addresses of cells and next steps', () => {
  it('lead where there is a page, with a goal and without', () => {
    const known = pages();
    const asked = [...SCREENS, ...NEXT_RULES].flatMap((screen) => [
      pageOf(addressOf(screen, null)),
      pageOf(addressOf(screen, 7)),
    ]);
    expect(asked.filter((address) => !known.has(address))).toEqual([]);
  });

  it('say for which goal, where something is begun there that would else belong to none', () => {
    const begins = /^\/(?:capture|notes|kits|asks)\b/u;
    for (const { c, phase, words, ...rule } of NEXT_RULES) {
      const address = addressOf(rule, 7);
      expect(address, words).not.toMatch(/GOAL|ID/u);
      if (begins.test(address)) expect(address, `${phase} ${c}`).toContain('goal=7');
    }
    for (const screen of SCREENS) {
      expect(addressOf(screen, null), screen.label).not.toMatch(/GOAL|ID/u);
      expect(addressOf(screen, 7), screen.label).not.toMatch(/GOAL|ID/u);
    }
  });

  it('bring to every cell but those of all goals a screen of the goal itself', () => {
    const ofGoal = ({ screens }: (typeof CELL_WORDS)[number]) =>
      screens.some((screen) => /\/goals\/7|goal=7/u.test(addressOf(screen, 7)));
    expect(CELL_WORDS.filter((words) => !ofGoal(words)).map(({ title }) => title)).toEqual([]);
  });

  it('lead where the cell is lived while no goal is meant', () => {
    const without = (label: string) => {
      const found = SCREENS.find((screen) => screen.label === label);
      return found && addressOf(found, null);
    };
    expect(without('Write a reflection')).toBe('/notes/new?kind=reflection');
    expect(without('Review the goal')).toBe('/reviews');
    expect(without('Let others read a note')).toBe('/notes');
  });
});
