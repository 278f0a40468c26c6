import path from 'node:path';
import type { Source } from './read-source.ts';

/**
 * The files that stand in a circle of imports, or between two: none of them can be read or moved without the others.
 * Types count, for a reader follows them too. What one asks for by `#room` the order of rooms keeps out of circles.
 */
export function inCircles(sources: readonly Source[]): string[] {
  const left = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier)),
    ]),
  );
  for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
    before = left.size;
    const wanted = new Set([...left.values()].flat());
    for (const [file, targets] of left)
      if (!wanted.has(file) || !targets.some((target) => left.has(target))) left.delete(file);
  }
  return [...left.keys()];
}
