/** A pattern for any of the words or patterns of a list, separated by commas, each whole. */
export function anyOf(list: string): RegExp {
  const patterns = list
    .trim()
    .split(/\s*,\s*/u)
    .join('|');
  return new RegExp(`(?<!\\p{L})(?:${patterns})(?!\\p{L})`, 'iu');
}
