import { describe, expect, it } from 'vitest';
import { nearest, type Vectors } from './nearest.ts';
import { packed, unpacked } from './pack.ts';

/** Numbers from -1 to 1 that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

const DIMENSIONS = 64;
const vectorOf = (next: () => number): Float32Array =>
  Float32Array.from({ length: DIMENSIONS }, next);

function heldOf(vectors: Float32Array[]): Vectors {
  const bytes = vectors.map((vector) => unpacked(packed(vector) ?? new Uint8Array(DIMENSIONS)));
  return {
    bytes: Int8Array.from(bytes.flatMap((one) => [...one])),
    norms: Float32Array.from(bytes, (one) => Math.hypot(...one)),
    feedIds: Int32Array.from(vectors, (_, n) => n % 2),
    count: vectors.length,
    dimensions: DIMENSIONS,
  };
}

describe('nearest', () => {
  const next = chance(7);
  const unrelated = Array.from({ length: 400 }, () => vectorOf(next));
  const question = vectorOf(next);
  const asked = (vectors: Float32Array[], onlyFeeds: number[] | null = null) =>
    nearest({ ...heldOf(vectors), question, onlyFeeds });

  it('finds nothing among what is unrelated, and nothing among too few', () => {
    expect(asked(unrelated)).toEqual([]);
    expect(asked([question, ...unrelated.slice(0, 20)])).toEqual([]);
  });

  it('finds what stands out, nearest first, also where a model calls everything alike', () => {
    const near = question.map((value, n) => value + (unrelated[0]?.[n] ?? 0) / 4);
    const all = [...unrelated, near, question];
    expect(asked(all).map(({ place }) => place)).toEqual([401, 400]);
    expect(asked(all)[0]?.nearness).toBe(1);
    const alike = (vector: Float32Array) => vector.map((value) => value + 1.2);
    const lifted = nearest({
      ...heldOf(all.map(alike)),
      question: alike(question),
      onlyFeeds: null,
    });
    expect(lifted.map(({ place }) => place)).toEqual([401, 400]);
  });

  it('compares with the feeds it may only, and with no vector of another length', () => {
    expect(asked([...unrelated, question], [1])).toEqual([]);
    expect(asked([...unrelated, question], [0]).map(({ place }) => place)).toEqual([400]);
    const held = heldOf([...unrelated, question]);
    expect(nearest({ ...held, question: question.slice(1), onlyFeeds: null })).toEqual([]);
  });
});

describe('packed', () => {
  it('keeps no vector without a direction', () => {
    expect(packed(new Float32Array(4))).toBeNull();
    expect(packed(Float32Array.of(Number.POSITIVE_INFINITY, 1))).toBeNull();
  });
});
