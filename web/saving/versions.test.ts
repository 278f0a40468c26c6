import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase } from './versions.ts';

interface Form {
  title: string;
  text: string;
  tags: string[];
}
const base: Form = { title: 'A', text: 'one', tags: ['x'] };

describe('rebase', () => {
  it('has nothing left to send when the server has the same', () => {
    expect(
      rebase(base, { text: 'two', tags: ['y'] }, { ...base, text: 'two', tags: ['y'] }),
    ).toEqual({ rest: {}, clashing: [] });
  });

  it('sends what only this page has changed', () => {
    expect(rebase(base, { text: 'two' }, { ...base, title: 'B', tags: [] })).toEqual({
      rest: { text: 'two' },
      clashing: [],
    });
  });

  it('says what was changed on both sides', () => {
    expect(rebase(base, { title: 'B', text: 'two' }, { ...base, text: 'three' })).toEqual({
      rest: { title: 'B', text: 'two' },
      clashing: ['text'],
    });
  });

  it('takes every difference for a clash when nobody knows from where one began', () => {
    expect(rebase<Form>(null, { text: 'two', title: 'A' }, base)).toEqual({
      rest: { text: 'two' },
      clashing: ['text'],
    });
  });

  it('never lets go of what the server does not have', () => {
    const text = fc.constantFrom('one', 'two', 'three');
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (began, mine, theirs, isKnown) => {
        const from = isKnown ? { ...base, text: began } : null;
        const { rest, clashing } = rebase<Form>(from, { text: mine }, { ...base, text: theirs });
        expect(rest.text === mine || theirs === mine).toBe(true);
        // What somebody else has written is overwritten only after the member was asked.
        if (rest.text !== undefined && clashing.length === 0) expect(theirs).toBe(began);
      }),
    );
  });
});
