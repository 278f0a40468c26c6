const KEY = 'kith.writing-mode';

/** Write with marks drawn in place, see the page beside it, or only the page. */
export type WritingMode = 'write' | 'both' | 'read';

/** Side by side is remembered; who only read last time still begins with writing. */
export function storedMode(): WritingMode {
  try {
    return localStorage.getItem(KEY) === 'both' ? 'both' : 'write';
  } catch {
    return 'write';
  }
}

export function storeMode(mode: WritingMode): void {
  try {
    if (mode === 'both') localStorage.setItem(KEY, mode);
    else localStorage.removeItem(KEY);
  } catch {
    // Not remembered, then.
  }
}
