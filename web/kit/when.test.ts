import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('When', () => {
  it('stands on one line, so that nothing said before it was written by people', () => {
    const files = globSync('{src,web}/**/*.tsx');
    expect(files.length).toBeGreaterThan(100);
    const long = files.filter((file) => /<When[^>]*before=\{`/.test(readFileSync(file, 'utf8')));
    expect(long).toEqual([]);
  });
});
