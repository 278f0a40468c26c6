/**
 * Hints on the ten criteria of Rajagopal, Verjans, Costa & Sloep (2012). Expertise is the only one
 * with published validation of such signals; the others are heuristics and say so. Values and trust are never
 * inferred: there the member is reminded of what they wrote down themselves. That somebody inspires shows in what
 * the member did, never in what that person publishes.
 */
import { CRITERIA, type Criterion } from '#people';
import type { Act } from '#platform';
import type { Candidate, Hint, Recorded } from './evidence.ts';
import { actsToCount, inspiredWords, signOf } from './inspired.ts';
import { LOOKS, type OnlyYou } from './looks.ts';
import type { Network } from './network.ts';

/** With fewer signs than this there is not enough evidence. */
export const FLOOR: Record<Exclude<Criterion, OnlyYou>, number> = {
  'different-perspectives': 3,
  passion: 4,
  innovative: 2,
  inspires: 3,
  expert: 3,
  disruptive: 2,
  'reality-check': 3,
  'does-things-differently': 3,
};

const ONLY_YOU: Record<OnlyYou, string> = {
  'shared-values': 'Kith never guesses at values. Read a little and decide.',
  trust: 'Trust takes time. Note what happens between you.',
};

const SIGNS_SHOWN_MAX = 5;

const isOnlyYou = (criterion: Criterion): criterion is OnlyYou => criterion in ONLY_YOU;

/** What the member wrote down about one person, by the criterion it bears on. */
export type RecordedBy = ReadonlyMap<Criterion, Recorded[]>;

interface Asked {
  now: number;
  recorded?: RecordedBy | undefined;
  /** What the member did with this person or their work, and for which goal it is asked. */
  acts?: readonly Act[] | undefined;
  goalId?: number | undefined;
}

/** The hints on one person, one for each criterion, in the order of the source. */
export function hintsFor(
  candidate: Candidate,
  network: Network,
  { now, recorded, acts = [], goalId }: Asked,
): Hint[] {
  return CRITERIA.map((criterion) => {
    const own = recorded?.get(criterion) ?? [];
    if (isOnlyYou(criterion)) return onlyYou(criterion, own);
    if (criterion === 'inspires') return inspires(actsToCount(acts, goalId), own);
    const found = LOOKS[criterion](candidate, network, now);
    const floor = Math.max(FLOOR[criterion], found.floor ?? 0);
    const count = found.evidence.length;
    return {
      criterion,
      state: count >= floor ? 'hint' : 'not-enough',
      because: found.because,
      count,
      floor,
      evidence: found.evidence,
      recorded: own,
    };
  });
}

/** Counted is what the member did; what they wrote down of the person beside that reminds. */
function inspires(acts: readonly Act[], own: Recorded[]): Hint {
  return {
    criterion: 'inspires',
    state: acts.length >= FLOOR.inspires ? 'hint' : 'not-enough',
    because: inspiredWords(acts),
    count: acts.length,
    floor: FLOOR.inspires,
    evidence: [],
    recorded: [...acts.slice(0, SIGNS_SHOWN_MAX).map(signOf), ...own],
  };
}

/** No state but "only you": a reminder of one's own words is no hint of the program's. */
function onlyYou(criterion: OnlyYou, recorded: Recorded[]): Hint {
  return {
    criterion,
    state: 'only-you',
    because: ONLY_YOU[criterion],
    count: recorded.length,
    floor: 0,
    evidence: [],
    recorded,
  };
}
