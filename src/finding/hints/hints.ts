/**
 * Hints on the ten criteria of Rajagopal, Verjans, Costa & Sloep (2012). Expertise is the only one
 * with published validation of such signals; the others are heuristics and say so. Values, inspiration
 * and trust are never inferred: there the member is reminded of what they wrote down themselves.
 */
import { CRITERIA, type Criterion } from '#people';
import type { Candidate, Hint, Recorded } from './evidence.ts';
import { LOOKS, type OnlyYou } from './looks.ts';
import type { Network } from './network.ts';

const FLOOR: Record<Exclude<Criterion, OnlyYou>, number> = {
  'different-perspectives': 3,
  passion: 4,
  innovative: 2,
  expert: 3,
  disruptive: 2,
  'reality-check': 3,
  'does-things-differently': 3,
};

const ONLY_YOU: Record<OnlyYou, string> = {
  'shared-values': 'Kith never guesses at values. Read a little and decide.',
  inspires: 'Only you can tell whether they inspire you.',
  trust: 'Trust takes time. Note what happens between you.',
};

const isOnlyYou = (criterion: Criterion): criterion is OnlyYou => criterion in ONLY_YOU;

/** What the member wrote down about one person, by the criterion it bears on. */
export type RecordedBy = ReadonlyMap<Criterion, Recorded[]>;

/** The hints on one person, one for each criterion, in the order of the source. */
export function hintsFor(
  candidate: Candidate,
  network: Network,
  { now, recorded }: { now: number; recorded?: RecordedBy | undefined },
): Hint[] {
  return CRITERIA.map((criterion) => {
    const own = recorded?.get(criterion) ?? [];
    if (isOnlyYou(criterion)) return onlyYou(criterion, own);
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
