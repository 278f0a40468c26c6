import { describe, expect, it } from 'vitest';
import { heightsOf, keepHeights, LISTS_KNOWN_MAX } from './row-heights.ts';

const rows = (size: number) => [{ index: 0, key: 7, start: 0, end: size, size, lane: 0 }];

describe('the heights of rows', () => {
  it('are of the list at an address, and not of all that are called the same', () => {
    keepHeights('Entries', '/stream?view=latest', rows(100));
    keepHeights('Entries', '/stream?source=3', rows(50));
    expect(heightsOf('Entries', '/stream?view=latest')).toEqual(rows(100));
    expect(heightsOf('What you keep', '/stream?view=latest')).toEqual([]);
  });

  it('are known of the lists that were left last', () => {
    for (let list = 0; list <= LISTS_KNOWN_MAX; list++) {
      keepHeights('Entries', `/stream?source=${list}`, rows(list + 1));
      keepHeights('Entries', '/stream', rows(9));
    }
    expect(heightsOf('Entries', '/stream?source=0')).toEqual([]);
    expect(heightsOf('Entries', `/stream?source=${LISTS_KNOWN_MAX}`)).toHaveLength(1);
    expect(heightsOf('Entries', '/stream')).toEqual(rows(9));
  });
});
