import { describe, expect, it, vi } from 'vitest';
import { nameKey } from '#people';
import { authorship, mainAuthor } from './authors.ts';

const signed = (counts: Record<string, number>) =>
  Object.entries(counts).map(([name, entries]) => ({
    key: nameKey(name),
    name,
    url: null,
    entries,
  }));

describe('authorship', () => {
  it('is nobody where nobody signs', () => {
    expect(authorship(signed({ '': 12 })).authors).toEqual([]);
  });
  it('takes program names for no one', () => {
    const who = authorship(signed({ admin: 3, 'info@shop.example': 2 }));
    expect(who.authors).toEqual([]);
    expect(who.unsignedKeys).toEqual(['admin', nameKey('info@shop.example')]);
  });
  it('joins a first name with the only full name it belongs to', () => {
    const [author, another] = authorship(signed({ Noor: 3, 'Noor de Vries': 5 })).authors;
    expect(author).toMatchObject({
      name: 'Noor de Vries',
      entries: 8,
      keys: ['noor de vries', 'noor'],
    });
    expect(another).toBeUndefined();
  });
  it('leaves a first name alone that two people share', () => {
    expect(
      authorship(signed({ Noor: 3, 'Noor de Vries': 5, 'Noor Bakker': 2 })).authors,
    ).toHaveLength(3);
  });
  it('gives what two signed to whom they name first, and leaves one organisation whole', () => {
    const { authors } = authorship(
      signed({
        'Ada Bello': 2,
        'Ada Bello & Tim Okoro': 3,
        'Mira Lang and Jo de Vries': 1,
        'Johnson & Johnson': 1,
        'Ben & Jerry': 1,
        'Bill & Melinda Gates Foundation': 1,
        'Data Science and Machine Learning': 1,
      }),
    );
    expect(authors.map(({ name, entries }) => [name, entries])).toEqual([
      ['Ada Bello', 5],
      ['Ben & Jerry', 1],
      ['Bill & Melinda Gates Foundation', 1],
      ['Data Science and Machine Learning', 1],
      ['Johnson & Johnson', 1],
      ['Mira Lang', 1],
    ]);
  });
  it('folds each name a few times, however many sign', () => {
    const foldings = (many: number) => {
      const counts = signed(
        Object.fromEntries(Array.from({ length: many }, (_, at) => [`Ada Bello${at}`, 1])),
      );
      const folding = vi.spyOn(String.prototype, 'normalize');
      expect(authorship(counts).authors).toHaveLength(many);
      const calls = folding.mock.calls.length;
      folding.mockRestore();
      return calls;
    };
    expect(foldings(100)).toBe(10 * foldings(10));
  });
  it('puts who writes most first', () => {
    const names = authorship(signed({ 'Ada Bello': 2, 'Tim Okoro': 9 })).authors.map(
      (author) => author.name,
    );
    expect(names).toEqual(['Tim Okoro', 'Ada Bello']);
  });
});

describe('mainAuthor', () => {
  it('is the only author', () => {
    expect(mainAuthor(authorship(signed({ 'Ada Bello': 2 })))?.name).toBe('Ada Bello');
  });
  it('is who writes nearly everything beside a guest', () => {
    expect(mainAuthor(authorship(signed({ 'Ada Bello': 20, 'Tim Okoro': 1 })))?.name).toBe(
      'Ada Bello',
    );
  });
  it('is nobody in a group', () => {
    expect(mainAuthor(authorship(signed({ 'Ada Bello': 5, 'Tim Okoro': 4 })))).toBeNull();
  });
});
