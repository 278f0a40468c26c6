/** How long the first key of `g p` waits for the second. */
export const secondKeyMs = 1_200;

/** The keys of a shortcut as written: one or two, parted by a space, as `KeyboardEvent.key`. */
export function parseKeys(written: string): readonly string[] {
  const keys = written.trim().split(/\s+/);
  if (keys.length > 2 || keys[0] === '')
    throw new Error(`A shortcut has one or two keys: "${written}"`);
  return keys;
}

/** The first key of a sequence that was pressed, and when (epoch milliseconds). */
export interface PendingKey {
  key: string;
  at: number;
}

export interface KeyStep {
  /** The shortcut that is now complete, as written. */
  match: string | null;
  pending: PendingKey | null;
}

/**
 * What one more key press means, given the shortcuts in force and a first key that may be pending.
 * A completed sequence wins over a single key; a pending key that leads nowhere is forgotten.
 */
export function stepKey(
  shortcuts: readonly string[],
  pending: PendingKey | null,
  press: PendingKey,
): KeyStep {
  const parsed = shortcuts.map((written) => ({ written, keys: parseKeys(written) }));
  if (pending !== null && press.at - pending.at <= secondKeyMs) {
    const pair = parsed.findLast(({ keys }) => keys[0] === pending.key && keys[1] === press.key);
    if (pair) return { match: pair.written, pending: null };
  }
  const single = parsed.findLast(({ keys }) => keys.length === 1 && keys[0] === press.key);
  if (single) return { match: single.written, pending: null };
  const starts = parsed.some(({ keys }) => keys.length === 2 && keys[0] === press.key);
  return { match: null, pending: starts ? press : null };
}
