/** Stands for anybody whose name is left out. */
export const SOMEBODY = 'somebody';
const FIRST_NAME_CHARS_MIN = 3;

/**
 * A text without the names of these people: whole names, and first names by themselves. Names of
 * others stay, as nobody can tell them from words; the member is told so.
 */
export const withoutNames = (text: string, names: readonly string[]): string =>
  leavingOut(names)(text);

/** The same for many texts. */
export function leavingOut(names: readonly string[]): (text: string) => string {
  const all = names.flatMap((name) => {
    const whole = name.trim();
    const [first = ''] = whole.split(/\s+/u);
    return first.length >= FIRST_NAME_CHARS_MIN && first !== whole ? [whole, first] : [whole];
  });
  // The longer first, so that no last name is left standing.
  const known = [...new Set(all)].filter(Boolean).toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return (text) => text;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${known.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, SOMEBODY);
}

/** No "-": with a backslash it is no expression at all. Either apostrophe stands for the other. */
const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/['’]/gu, "['’]");
