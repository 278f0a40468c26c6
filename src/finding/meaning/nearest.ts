/**
 * Which vectors are near a question's. Pure, and run in a thread of its own: it passes by every vector.
 * Models spread their similarities very differently (unrelated texts come to .1 with one and .75 with
 * another), so that no number is near by itself. Near is what stands out from all others further than the
 * furthest of as many unrelated ones would by chance.
 */
import { NEAR_MAX, NEAR_VECTORS_MIN } from './limits.ts';

/** Vectors one after another, a signed byte for each dimension. */
export interface Vectors {
  bytes: Int8Array;
  /** The length of each vector. */
  norms: Float32Array;
  feedIds: Int32Array;
  count: number;
  dimensions: number;
}

export interface NearAsked extends Vectors {
  question: Float32Array;
  /** Only vectors of these feeds, and nothing is made of any others; all when null. */
  onlyFeeds: readonly number[] | null;
}

export interface NearPlace {
  place: number;
  /** From 0 to 1: how far it stands out, where the furthest is 1. */
  nearness: number;
}

/** Cosines are counted in steps of this, to find their middle without sorting them. */
const STEPS = 2_000;
/** Less is no spread: a model of few words says 0 of nearly everything. */
const SPREAD_MIN = 0.02;
/** Below the middle lies one standard deviation between these two shares of a normal distribution. */
const MIDDLE = 0.5;
const ONE_BELOW = 0.1587;

/** The places that stand out, nearest first, at most `NEAR_MAX`. */
export function nearest(asked: NearAsked): NearPlace[] {
  const similarities = similaritiesOf(asked);
  const { usual, floor } = floorOf(similarities);
  const places: { place: number; similarity: number }[] = [];
  for (let place = 0; place < similarities.length; place++) {
    const similarity = similarities[place] ?? Number.NaN;
    if (similarity > floor) places.push({ place, similarity });
  }
  const sorted = places.toSorted((a, b) => b.similarity - a.similarity || a.place - b.place);
  const best = (sorted[0]?.similarity ?? 0) - usual;
  return sorted
    .slice(0, NEAR_MAX)
    .map(({ place, similarity }) => ({ place, nearness: (similarity - usual) / best }));
}

/** The cosine of each vector with the question; NaN for what is not looked at. */
function similaritiesOf({ question, onlyFeeds, ...vectors }: NearAsked): Float32Array {
  const { bytes, norms, feedIds, count, dimensions } = vectors;
  const similarities = new Float32Array(count).fill(Number.NaN);
  const norm = Math.hypot(...question);
  if (norm === 0 || question.length !== dimensions) return similarities;
  const isAsked = onlyFeeds === null ? null : new Set(onlyFeeds);
  for (let place = 0; place < count; place++) {
    if (isAsked !== null && !isAsked.has(feedIds[place] ?? 0)) continue;
    const length = norms[place] ?? 0;
    if (length > 0) similarities[place] = dot(bytes, place * dimensions, question) / length / norm;
  }
  return similarities;
}

function dot(bytes: Int8Array, at: number, question: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < question.length; n++) sum += (bytes[at + n] ?? 0) * (question[n] ?? 0);
  return sum;
}

/**
 * What is usual among these cosines, and above what one stands out. Middle and spread are taken from the lower
 * half, which holds what is unrelated; of n unrelated ones the furthest lies some √(2·ln n) spreads away.
 */
export function floorOf(similarities: Float32Array): { usual: number; floor: number } {
  const steps = new Uint32Array(STEPS + 1);
  let count = 0;
  for (const similarity of similarities) {
    if (Number.isNaN(similarity)) continue;
    const step = Math.round(((similarity + 1) / 2) * STEPS);
    steps[step] = (steps[step] ?? 0) + 1;
    count++;
  }
  if (count < NEAR_VECTORS_MIN) return { usual: 0, floor: Number.POSITIVE_INFINITY };
  const usual = quantile(steps, count * MIDDLE);
  const spread = Math.max(SPREAD_MIN, usual - quantile(steps, count * ONE_BELOW));
  return { usual, floor: usual + spread * Math.sqrt(2 * Math.log(count)) };
}

function quantile(steps: Uint32Array, rank: number): number {
  let passed = 0;
  for (const [step, count] of steps.entries()) {
    passed += count;
    if (passed >= rank) return (step / STEPS) * 2 - 1;
  }
  return 1;
}
