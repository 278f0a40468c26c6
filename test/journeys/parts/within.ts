/** What of a browser has no time limit of its own. */
const LIMIT_MS = 45_000;

/**
 * Gives up, and says what it waited for, when something takes longer than anything should: a hook that runs out of time
 * tells nothing.
 */
export async function within<Value>(
  what: string,
  work: Promise<Value>,
  limitMs = LIMIT_MS,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`Not done within ${limitMs / 1000} s: ${what}`)),
    limitMs,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
