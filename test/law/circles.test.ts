import { describe, expect, it } from 'vitest';
import { inCircles } from './circles.ts';
import { readSource } from './read-source.ts';

describe('inCircles', () => {
  const of = (...files: [file: string, ...imports: string[]][]) =>
    inCircles(
      files.map(([file, ...imports]) =>
        readSource(file, imports.map((name) => `import type { x } from '${name}';`).join('\n')),
      ),
    );

  it('names the files of a circle, and nobody who only uses them or is used', () => {
    const circle = of(
      ['src/a/main.ts', './one.ts'],
      ['src/a/one.ts', './in/two.ts'],
      ['src/a/in/two.ts', '../one.ts', './leaf.ts'],
      ['src/a/in/leaf.ts'],
    );
    expect(circle).toEqual(['src/a/one.ts', 'src/a/in/two.ts']);
  });

  it('leaves two ways to one file alone', () => {
    expect(of(['a.ts', './b.ts', './c.ts'], ['b.ts', './c.ts'], ['c.ts'])).toEqual([]);
  });
});
