import { describe, expect, it } from 'vitest';
import { keepUnsent, unsentName, unsentOf } from './unsent-shelf.ts';

function shelfWith(held: Record<string, string> = {}) {
  const kept = new Map(Object.entries(held));
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, words: string) => void kept.set(name, words),
    removeItem: (name: string) => void kept.delete(name),
  };
}

describe('What was typed and not sent', () => {
  it('is found again as it was, and gone once it was sent', () => {
    const shelf = shelfWith();
    const name = unsentName(7, 'ask');
    const form = { question: 'How? “So”\n🙂', people: [{ id: 3 }], chance: null };
    keepUnsent(name, form, shelf);
    expect(unsentOf(name, shelf)).toEqual(form);
    keepUnsent(name, null, shelf);
    expect(unsentOf(name, shelf)).toBeNull();
    expect(shelf.kept.size).toBe(0);
  });

  it('is another member’s own, and that of one form alone', () => {
    const shelf = shelfWith();
    keepUnsent(unsentName(7, 'ask'), { question: 'mine' }, shelf);
    expect(unsentOf(unsentName(8, 'ask'), shelf)).toBeNull();
    expect(unsentOf(unsentName(7, 'log'), shelf)).toBeNull();
  });

  it('is nothing where what is kept is no form', () => {
    for (const words of ['{', '"text"', '[1]', 'null', '3'])
      expect(unsentOf('one', shelfWith({ one: words }))).toBeNull();
  });

  it('is held by the page alone where storage is full or switched off', () => {
    const full = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => {
        throw new Error('forbidden');
      },
    };
    expect(() => keepUnsent('one', { a: 1 }, full)).not.toThrow();
    expect(() => keepUnsent('one', null, full)).not.toThrow();
    expect(unsentOf('one', full)).toBeNull();
    expect(unsentOf('one', null)).toBeNull();
  });
});
