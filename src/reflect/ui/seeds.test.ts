import { describe, expect, it } from 'vitest';
import { SEEDS_MAX, seedsOf } from './seeds.ts';

const APART_MIN = 4;

describe('seedsOf', () => {
  it('sets one dot for each behaviour, until the head is full', () => {
    expect(seedsOf(0)).toEqual([]);
    expect(seedsOf(7)).toHaveLength(7);
    expect(seedsOf(10_000)).toHaveLength(SEEDS_MAX);
  });

  it('lets none touch another, nor the edge', () => {
    const seeds = seedsOf(SEEDS_MAX);
    for (const [at, seed] of seeds.entries()) {
      expect(Math.hypot(seed.x, seed.y)).toBeLessThan(47);
      for (const other of seeds.slice(at + 1))
        expect(Math.hypot(seed.x - other.x, seed.y - other.y)).toBeGreaterThan(APART_MIN);
    }
  });

  it('leaves those in their places that were there', () => {
    const places = (count: number) => seedsOf(count).map(({ x, y }) => [x, y]);
    expect(places(9).slice(0, 5)).toEqual(places(5));
  });
});
