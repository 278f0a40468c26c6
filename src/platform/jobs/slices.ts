import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 2;

/** As `map`, for what takes long and nobody waits for: every few milliseconds others get their answers in between. */
export async function mapInSlices<From, To>(
  items: readonly From[],
  work: (item: From) => To,
): Promise<To[]> {
  const made: To[] = [];
  let begunAt = performance.now();
  for (const item of items) {
    if (performance.now() - begunAt > SLICE_MS) {
      await nextTurn();
      begunAt = performance.now();
    }
    made.push(work(item));
  }
  return made;
}
