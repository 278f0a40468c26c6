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
  strength: 'much' | 'some' | 'near';
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
/** In a smaller Kith nobody is overrun: there a person leaves the first place alone to others, and stays near it. */
const MEMBERS_MIN = 5;
/** With fewer goals of one's own, to meet the same person first is no pattern. */
const GOALS_MIN = 3;

/**
 * People of a question in the order in which they are shown: near-equals by turns, and one of ten who is seldom seen.
 * `waiting` has behind how many places somebody waits.
 */
export function inTurn(
  ranked: readonly Ranked[],
  turn: Turn,
  waiting: ReadonlyMap<number, number>,
): number[] {
  const taken = nearEquals(ranked).flatMap((run) => run.toSorted(byLot(turn)));
  const first = new Set<Ranked>();
  for (let place = 0; place < FIRST_PLACES; place++) {
    const isFree = (one: Ranked) => (waiting.get(one.personId) ?? 0) <= place && !first.has(one);
    const next = taken.find(isFree);
    if (next) first.add(next);
  }
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
 * Behind how many places somebody waits for a member and goal. `feedId` says who they are whichever member knows them.
 *
 * - Where five or more share a Kith each person waits behind the first three for one member in eight.
 * - Where two to four do, behind the first for one of them: nobody is first for all, and hardly anything is lost.
 * - Of one's own goals, from three on, each person waits behind the first for one, so that nobody leads them all.
 *
 * Others do every four weeks.
 */
export function placesToWait(
  feedId: number,
  { memberId, goalId, at }: Turn,
  { members, goals }: { members: readonly number[]; goals: readonly number[] },
): number {
  const isDrawn = (id: number, of: readonly number[], count: number): boolean =>
    of
      .toSorted((a, b) => lot(feedId, periodOf(at), a) - lot(feedId, periodOf(at), b))
      .slice(0, count)
      .includes(id);
  const isMany = members.length >= MEMBERS_MIN;
  const ofMembers = isMany ? Math.ceil(members.length / WAITING_ONE_IN) : 1;
  if (members.length > 1 && isDrawn(memberId, members, ofMembers)) return isMany ? FIRST_PLACES : 1;
  return goals.length >= GOALS_MIN && isDrawn(goalId, goals, 1) ? 1 : 0;
}

/** Whether somebody who waits is not proposed at all for what goes together: a place behind the first is no reason. */
export const isHeldBack = (places: number | undefined): boolean => places === FIRST_PLACES;

const periodOf = (at: number): number => Math.floor(at / PERIOD_MS);

/** A number that is the same for the same ids and has nothing to do with their order. */
const lot = (...ids: readonly number[]): number =>
  createHash('sha256').update(ids.join(' ')).digest().readUIntBE(0, 6);
