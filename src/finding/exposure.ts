import { createHash } from 'node:crypto';

/**
 * Spreads who is seen first. A ranking that is the same for everyone sends everyone to the same few, and what is seen
 * is what gets chosen (Singh & Joachims, 2018: exposure in proportion to merit). Nothing is kept or counted for
 * this, so nobody can read from it what another member was shown: turns follow from ids and the date alone.
 */

/** Somebody found for a question, in the order of the ranking. */
export interface Ranked {
  personId: number;
  score: number;
  strength: 'much' | 'some';
}

export interface Turn {
  memberId: number;
  /** 0 for a question that belongs to no goal. */
  goalId: number;
  /** Epoch ms. */
  at: number;
}

/** Below this share of the one before whom they stand, somebody is really second: the ranking is no finer than that. */
const NEAR_SHARE = 0.97;
/** So long everything stays in its place, or one could not come back to whom one saw. */
const PERIOD_MS = 28 * 24 * 60 * 60 * 1000;
/** The places that nearly everybody looks at. */
const FIRST_PLACES = 3;
/** The place that goes to somebody who would not be seen, of so many shown for a question. */
export const PLACES = 10;
/** For one member in so many a person waits behind the first places. */
const WAITING_ONE_IN = 8;
/** In a smaller Kith nobody is overrun. */
const MEMBERS_MIN = 5;

/** People of a question in the order in which they are shown: near-equals by turns, and one of ten who is seldom seen. */
export function inTurn(
  ranked: readonly Ranked[],
  turn: Turn,
  waiting: ReadonlySet<number>,
): number[] {
  const taken = nearEquals(ranked).flatMap((run) => run.toSorted(byLot(turn)));
  const isFree = ({ personId }: Ranked) => !waiting.has(personId);
  const first = new Set(taken.filter(isFree).slice(0, FIRST_PLACES));
  const placed = [...first, ...taken.filter((one) => !first.has(one))];
  const unseen = placed.slice(PLACES).toSorted(byLot(turn));
  const order = [
    ...placed.slice(0, PLACES - 1),
    ...unseen.slice(0, 1),
    ...placed.slice(PLACES - 1),
  ];
  return [...new Set(order.map(({ personId }) => personId))];
}

/** Runs of people between whom the ranking says little. */
function nearEquals(ranked: readonly Ranked[]): Ranked[][] {
  const runs: Ranked[][] = [];
  for (const one of ranked) {
    const run = runs.at(-1);
    const [head] = run ?? [];
    const isNear =
      head !== undefined && head.strength === one.strength && one.score >= head.score * NEAR_SHARE;
    if (isNear) run?.push(one);
    else runs.push([one]);
  }
  return runs;
}

const byLot = ({ memberId, goalId, at }: Turn) => {
  const lotOf = ({ personId }: Ranked) => lot(memberId, goalId, periodOf(at), personId);
  return (a: Ranked, b: Ranked): number => lotOf(a) - lotOf(b);
};

/**
 * Whether somebody waits behind the first places for a member: each person does for one member in eight, others every
 * four weeks, so that nobody comes first for all. `feedId` says who they are whichever member knows them.
 */
export function isWaiting(
  feedId: number,
  { memberId, at }: Pick<Turn, 'memberId' | 'at'>,
  members: readonly number[],
): boolean {
  if (members.length < MEMBERS_MIN) return false;
  const drawn = members.toSorted(
    (a, b) => lot(feedId, periodOf(at), a) - lot(feedId, periodOf(at), b),
  );
  return drawn.slice(0, Math.ceil(members.length / WAITING_ONE_IN)).includes(memberId);
}

const periodOf = (at: number): number => Math.floor(at / PERIOD_MS);

/** A number that is the same for the same ids and has nothing to do with their order. */
const lot = (...ids: readonly number[]): number =>
  createHash('sha256').update(ids.join(' ')).digest().readUIntBE(0, 6);
