/** By which part of a name another record of the same person is looked for: the first that is no title or initial. */
export function likelyCalled(name: string): string {
  const parts = name.split(/[\s,]+/).filter(Boolean);
  return parts.find((part) => !part.endsWith('.')) ?? parts[0] ?? '';
}
