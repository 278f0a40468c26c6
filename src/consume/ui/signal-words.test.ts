import { describe, expect, it } from 'vitest';
import { signalWords } from './signal-words.ts';

describe('signalWords', () => {
  it.each([
    [40, 12, 3, 'You kept 3 and opened 12 of the 40 entries that came in the last 3 months.'],
    [40, 12, 0, 'You kept none and opened 12 of the 40 entries that came in the last 3 months.'],
    [40, 0, 1, 'You kept 1 and opened none of the 40 entries that came in the last 3 months.'],
    [1_200, 0, 0, 'You opened none of the 1,200 entries that came in the last 3 months.'],
    [4, 4, 4, null],
  ])('says of %i shown, %i opened and %i kept', (shown, opened, kept, words) => {
    expect(signalWords({ sourceId: 1, shown, opened, kept })).toBe(words);
  });
  it('says nothing where nothing is known', () => {
    expect(signalWords(undefined)).toBeNull();
  });
});
