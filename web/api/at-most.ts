/** As long as a page is held back so that nothing is pushed down; after that one would rather see what is there. */
export const AHEAD_MS_MAX = 2_000;

/** What is asked for ahead of a page is waited for so long and no longer; it goes on, and the page shows it when it comes. */
export async function atMost(asked: Promise<unknown>): Promise<void> {
  const { promise: isEnough, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, AHEAD_MS_MAX);
  await Promise.race([asked, isEnough]).finally(() => clearTimeout(timer));
}
