import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { make, type Undoable } from './undoable.ts';

const path = '/people';
const client = () => {
  const made = new QueryClient();
  made.setQueryData(['people'], ['Ida', 'Bo']);
  return made;
};
const without = (over: Partial<Undoable<string, string[]>>): Undoable<string, string[]> => ({
  path,
  apply: (people, name) => people.filter((other) => other !== name),
  send: async () => {},
  undo: async () => {},
  words: (name) => `Dismissed ${name}`,
  ...over,
});

describe('make', () => {
  it('shows the move before the server has answered', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const kith = client();
    const isMade = make(kith, without({ send: () => promise }), 'Bo');
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Ida']);
    resolve();
    await isMade;
    expect(kith.getQueryData(['people'])).toEqual(['Ida']);
  });

  it('keeps a later change when the server refuses an earlier one', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const kith = client();
    const isMade = make(kith, without({ send: () => promise }), 'Bo');
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Ida']);
    kith.setQueryData(['people'], ['Ida', 'Cleo']);
    reject(new Error('Not yours'));
    await isMade;
    expect(kith.getQueryData(['people'])).toEqual(['Ida', 'Cleo']);
  });

  it('puts everything back when the server refuses', async () => {
    const kith = client();
    await make(kith, without({ send: () => Promise.reject(new Error('Not yours')) }), 'Bo');
    expect(kith.getQueryData(['people'])).toEqual(['Ida', 'Bo']);
  });
});
