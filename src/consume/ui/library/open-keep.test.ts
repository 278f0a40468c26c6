import { describe, expect, it } from 'vitest';
import { draftNameOf, resumedDraft } from './open-keep.ts';

describe('a draft of keeping that was left', () => {
  it('has what is shared anew with what was typed, once', () => {
    const left = { takeaway: 'A, and why', tags: ['one'] };
    const resumed = resumedDraft(left, { takeaway: 'B' });
    expect(resumed).toEqual({ takeaway: 'A, and why\n\nB', tags: ['one'] });
    expect(resumedDraft(resumed, { takeaway: 'B' })).toEqual(resumed);
    expect(resumedDraft(left, { takeaway: '' })).toEqual(left);
  });

  it('is another for two files of one name', () => {
    const nameOf = (text: string, lastModified: number) =>
      draftNameOf({ file: new File([text], 'scan.pdf', { lastModified }) });
    expect(new Set([nameOf('a', 1), nameOf('ab', 1), nameOf('a', 2)]).size).toBe(3);
    expect(nameOf('a', 1)).toBe(nameOf('b', 1));
  });
});
