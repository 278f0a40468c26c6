import { describe, expect, it } from 'vitest';
import { type PendingKey, parseKeys, secondKeyMs, stepKey } from './shortcut-keys.ts';

const shortcuts = ['g g', 'g p', 'n', '/', '?'];

function type(keys: readonly (readonly [string, number])[], inForce = shortcuts) {
  const matches: string[] = [];
  let pending: PendingKey | null = null;
  for (const [key, at] of keys) {
    const step = stepKey(inForce, pending, { key, at });
    pending = step.pending;
    if (step.match) matches.push(step.match);
  }
  return matches;
}

describe('parseKeys', () => {
  it('reads one or two keys', () => {
    expect(parseKeys(' g  p ')).toEqual(['g', 'p']);
    expect(parseKeys('?')).toEqual(['?']);
  });
  it('throws on none and on three', () => {
    expect(() => parseKeys('  ')).toThrow('one or two keys');
    expect(() => parseKeys('a b c')).toThrow('one or two keys');
  });
});

describe('stepKey', () => {
  it('completes a single key at once', () => {
    expect(type([['n', 0]])).toEqual(['n']);
  });
  it('completes a sequence on its second key', () => {
    expect(
      type([
        ['g', 0],
        ['p', 500],
      ]),
    ).toEqual(['g p']);
  });
  it('completes a sequence of the same key twice', () => {
    expect(
      type([
        ['g', 0],
        ['g', 500],
      ]),
    ).toEqual(['g g']);
  });
  it('forgets a first key that waited too long', () => {
    expect(
      type([
        ['g', 0],
        ['p', secondKeyMs + 1],
      ]),
    ).toEqual([]);
  });
  it('takes a second key that leads nowhere as a key of its own', () => {
    expect(
      type([
        ['g', 0],
        ['n', 100],
      ]),
    ).toEqual(['n']);
    expect(
      type([
        ['g', 0],
        ['x', 100],
        ['p', 200],
      ]),
    ).toEqual([]);
  });
  it('starts the sequence anew when its first key comes late again', () => {
    expect(
      type([
        ['g', 0],
        ['g', secondKeyMs + 1],
        ['p', secondKeyMs + 2],
      ]),
    ).toEqual(['g p']);
  });
  it('ignores keys that belong to no shortcut', () => {
    expect(
      type([
        ['x', 0],
        ['p', 1],
      ]),
    ).toEqual([]);
  });
});
