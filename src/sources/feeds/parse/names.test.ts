import { describe, expect, it } from 'vitest';
import { addUsualNames, declare, outermostScope, scopeWith } from './names.ts';

describe('addUsualNames', () => {
  it('looks once for what many elements of a deep scope are called', () => {
    let scope = outermostScope();
    for (let depth = 0; depth < 20_000; depth++)
      scope = scopeWith(scope, new Map([[`xmlns:p${depth}`, 'https://a.example/']]), null);
    const written = Array.from({ length: 50 }, (_, at) => [`q${at}:x`, ''] as const);
    for (let elements = 0; elements < 5_000; elements++) {
      const attributes = new Map(written);
      addUsualNames(attributes, scope);
      expect(attributes.size).toBe(50);
    }
  });

  it('knows a prefix that is declared after it was looked for', () => {
    const scope = scopeWith(outermostScope(), new Map([['xmlns:r', 'https://a.example/']]), null);
    addUsualNames(new Map([['a:x', '']]), scope);
    declare(scope, 'a', 'atom');
    const attributes = new Map([['a:x', '1']]);
    addUsualNames(attributes, scope);
    expect(attributes.get('atom:x')).toBe('1');
  });
});
