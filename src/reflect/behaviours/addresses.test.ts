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

describe('the addresses of cells and next steps', () => {
  it('lead where there is a page, with a goal and without', () => {
    const known = pages();
    const hrefs = [...CELL_WORDS.flatMap((words) => words.screens), ...NEXT_RULES].map(
      ({ href }) => href,
    );
    const asked = hrefs.flatMap((href) => [
      addressOf(href, null),
      addressOf(href, 7).replace('/goals/7', '/goals/$goalId'),
    ]);
    expect(asked.filter((address) => !known.has(address))).toEqual([]);
  });
});
