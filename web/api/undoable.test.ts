import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { toast } from '../kit/index.ts';
import { make, type Undoable } from './undoable.ts';

/** Messages that one can press "Undo" in: the one shown last. */
function messages() {
  const say = vi.fn<typeof toast>(() => () => {});
  return { say, pressUndo: () => say.mock.lastCall?.[1]?.undo?.() };
}

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

  it('is not overwritten, once taken back, by an answer that was asked for before', async () => {
    const kith = client();
    const answer = Promise.withResolvers<string[]>();
    const queryFn = vi.fn(async () => ['Ida', 'Bo']).mockReturnValueOnce(answer.promise);
    const stop = new QueryObserver(kith, {
      queryKey: ['people'],
      queryFn,
      staleTime: Infinity,
    }).subscribe(() => {});
    const isUndone = Promise.withResolvers<void>();
    const { say, pressUndo } = messages();
    void make(kith, without({ undo: () => isUndone.promise }), 'Bo', say);
    await expect.poll(() => queryFn.mock.calls.length).toBe(1);
    pressUndo();
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Ida', 'Bo']);
    const seen: unknown[] = [];
    kith.getQueryCache().subscribe(() => seen.push(kith.getQueryData(['people'])));
    answer.resolve(['Ida']);
    await new Promise(setImmediate);
    isUndone.resolve();
    await expect.poll(() => queryFn.mock.calls.length).toBe(2);
    expect(seen).not.toContainEqual(['Ida']);
    stop();
  });

  it('asks for nothing between the move and its undo', async () => {
    const kith = client();
    const sent = Promise.withResolvers<void>();
    const asked: string[] = [];
    const undo = async () => void asked.push('undo');
    const queryFn = async () => {
      asked.push('read');
      return ['Ida', 'Bo'];
    };
    const stop = new QueryObserver(kith, {
      queryKey: ['people'],
      queryFn,
      staleTime: Infinity,
    }).subscribe(() => {});
    const { say, pressUndo } = messages();
    const isMade = make(kith, without({ send: () => sent.promise, undo }), 'Bo', say);
    await expect.poll(() => say.mock.calls.length).toBe(1);
    pressUndo();
    sent.resolve();
    await isMade;
    await expect.poll(() => asked).toEqual(['undo', 'read']);
    stop();
  });

  it('stands in line behind a move that is under way, before what is done next', async () => {
    const kith = client();
    const isMade = Promise.withResolvers<void>();
    const heard: string[] = [];
    const { say, pressUndo } = messages();
    const move = without({
      send: async (name) => {
        heard.push(`without ${name}`);
        await isMade.promise;
      },
      undo: async (name) => void heard.push(`with ${name}`),
    });
    void make(kith, move, 'Bo', say);
    await expect.poll(() => heard.length).toBe(1);
    pressUndo();
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Ida', 'Bo']);
    void make(kith, move, 'Ida', say);
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Bo']);
    isMade.resolve();
    await expect.poll(() => heard).toEqual(['without Bo', 'with Bo', 'without Ida']);
  });

  it('sends what is done next once the undo before it is answered', async () => {
    const kith = client();
    const isUndone = Promise.withResolvers<void>();
    const heard: string[] = [];
    const queryFn = async () => {
      heard.push('read');
      return ['Ida', 'Bo'];
    };
    const stop = new QueryObserver(kith, {
      queryKey: ['people'],
      queryFn,
      staleTime: Infinity,
    }).subscribe(() => {});
    const { say, pressUndo } = messages();
    const undo = () => {
      heard.push('undo');
      return isUndone.promise;
    };
    await make(kith, without({ undo }), 'Bo', say);
    heard.length = 0;
    pressUndo();
    await expect.poll(() => heard).toEqual(['undo']);
    const next = make(kith, without({ send: async () => void heard.push('next') }), 'Bo', say);
    await expect.poll(() => kith.getQueryData(['people'])).toEqual(['Ida']);
    expect(heard).toEqual(['undo']);
    isUndone.resolve();
    await next;
    // Nothing is asked between: the server's answer would not know of what is done next.
    expect(heard).toEqual(['undo', 'next', 'read']);
    expect(kith.getQueryData(['people'])).toEqual(['Ida', 'Bo']);
    stop();
  });

  it('goes on after a refusal', async () => {
    const kith = client();
    const { promise, reject } = Promise.withResolvers<void>();
    const { say } = messages();
    const first = make(kith, without({ send: () => promise }), 'Bo', say);
    const sent = vi.fn(async () => {});
    const second = make(kith, without({ send: sent }), 'Ida', say);
    reject(new Error('Not yours'));
    await Promise.all([first, second]);
    expect(sent).toHaveBeenCalledOnce();
  });
});
