import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Together } from './together.ts';

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('what comes at about the same time', () => {
  const stored: number[][] = [];
  const failures: string[] = [];
  /** Each transaction ends when it is told to. */
  let ends: (() => void)[] = [];
  let isHeld = false;
  let broken: number | undefined;
  /** Who brings something, and who is not to any more. */
  const brings = new AsyncLocalStorage<string>();
  const lost = 'the lost one';
  const together = () =>
    new Together<number>({
      store: async (items) => {
        stored.push([...items]);
        if (isHeld) await new Promise<void>((resolve) => ends.push(resolve));
        if (broken !== undefined && items.includes(broken)) throw new Error(`${broken} is broken`);
      },
      mayStore: async () => {
        const who = brings.getStore();
        if (who === lost) throw new Error(`${who} is another's`);
      },
      onFailed: (error) => failures.push(String(error)),
    });
  beforeEach(() => {
    vi.useFakeTimers();
    stored.length = 0;
    failures.length = 0;
    ends = [];
    isHeld = false;
    broken = undefined;
  });
  afterEach(() => vi.useRealTimers());

  it('is stored at once where nothing else is on its way', async () => {
    await together().comes().store(1);
    expect(stored).toEqual([[1]]);
  });

  it('waits for what is on its way, and is stored with it', async () => {
    const looks = together();
    const [a, b, c] = [looks.comes(), looks.comes(), looks.comes()];
    const done = [a.store(1), b.store(2)];
    await settled();
    expect(stored).toEqual([]);
    // The third was no feed.
    c.leave();
    await Promise.all(done);
    expect(stored).toEqual([[1, 2]]);
  });

  it('does not wait for long', async () => {
    const looks = together();
    const slow = looks.comes();
    const done = looks.comes().store(1);
    await vi.advanceTimersByTimeAsync(249);
    expect(stored).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(stored).toEqual([[1]]);
    await slow.store(2);
    expect(stored).toEqual([[1], [2]]);
  });

  it('is stored eight at a time', async () => {
    const looks = together();
    const coming = Array.from({ length: 11 }, () => looks.comes());
    await Promise.all(coming.map((one, number) => one.store(number)));
    expect(stored).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10],
    ]);
  });

  it('gathers while others are being stored', async () => {
    isHeld = true;
    const looks = together();
    const first = looks.comes().store(1);
    await settled();
    const others = [2, 3].map((number) => looks.comes().store(number));
    await settled();
    expect(stored).toEqual([[1]]);
    isHeld = false;
    for (const end of ends) end();
    await Promise.all([first, ...others]);
    expect(stored).toEqual([[1], [2, 3]]);
  });

  it('is stored one by one where all together fail, and only what fails alone is told so', async () => {
    broken = 2;
    const looks = together();
    const coming = [looks.comes(), looks.comes(), looks.comes()];
    const results = await Promise.allSettled(coming.map((one, place) => one.store(place + 1)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored).toEqual([[1, 2, 3], [1], [2], [3]]);
    // Of all together; what fails alone is told to whoever waits for it.
    expect(failures).toEqual(['Error: 2 is broken']);
  });

  it.each([1, 2, 3])(
    'is not stored where whoever brought it, as number %i of three, is not to any more',
    async (place) => {
      const looks = together();
      const coming = [1, 2, 3].map((number) => ({ number, one: looks.comes() }));
      const results = await Promise.allSettled(
        coming.map(({ number, one }) =>
          brings.run(number === place ? lost : 'another', () => one.store(number)),
        ),
      );
      const others = [1, 2, 3].filter((number) => number !== place);
      expect(stored).toEqual([others]);
      expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
        [1, 2, 3].map((number) => number !== place),
      );
      expect(failures).toEqual([]);
    },
  );

  it('leaves but once', async () => {
    const looks = together();
    const [a, b] = [looks.comes(), looks.comes()];
    const done = a.store(1);
    a.leave();
    await settled();
    expect(stored).toEqual([]);
    await Promise.all([b.store(2), done]);
    expect(stored).toEqual([[1, 2]]);
  });
});
