import type { Slot } from './limits.ts';
import { type Candidate, type Placed, tieSlotOf } from './mix-rules.ts';

/** The three kinds that a mix is made of. */
export type MixKind = 'close' | 'distant' | 'contrasting';

/** A kind that a mix has nobody of, and why. */
export interface Missing {
  kind: MixKind;
  /**
   * `nobody`: there is none. `silent`: nobody at all wrote of it, and a mix begins with who did. `elsewhere`: those there are stand in the mix
   * for something else. `asked`: they were asked enough lately. `no-room`: they stand among the others.
   */
  why: 'nobody' | 'silent' | 'elsewhere' | 'asked' | 'no-room';
  names: string[];
}

const NAMES_MAX = 3;
const KINDS: readonly MixKind[] = ['close', 'distant', 'contrasting'];
/** Of which of the three somebody is who is asked for a reason. */
export const KIND_OF: Partial<Record<Slot, MixKind>> = {
  close: 'close',
  weak: 'distant',
  dormant: 'distant',
  contrasting: 'contrasting',
};

/** Of which of the three nobody is in a mix, and why: a mix that is silent on it would pass for a whole one. Pure. */
export function missingIn(
  mix: readonly Placed[],
  candidates: readonly Candidate[],
  { today, capMax }: { today: string; capMax: number },
): Missing[] {
  const there = new Set(mix.map(({ slot }) => KIND_OF[slot]));
  // Somebody whom the member named is at a distance whatever they are asked for.
  if (mix.some(({ candidate }) => tieSlotOf(candidate, today) !== 'close')) there.add('distant');
  const isSilent = candidates.every(({ strength }) => strength === null);
  const inMix = new Set(mix.map(({ candidate }) => candidate.personId));
  return KINDS.filter((kind) => !there.has(kind)).map((kind) => {
    const fitting = candidates.filter((one) => isOf(kind, one, today));
    const free = fitting.filter(({ personId }) => !inMix.has(personId));
    const able = free.filter(({ askedLately }) => askedLately < capMax);
    const why =
      fitting.length === 0
        ? isSilent && kind !== 'close'
          ? 'silent'
          : 'nobody'
        : able.length > 0
          ? 'no-room'
          : free.length > 0
            ? 'asked'
            : 'elsewhere';
    const named = { nobody: [], silent: [], 'no-room': able, asked: free, elsewhere: fitting }[why];
    return { kind, why, names: named.slice(0, NAMES_MAX).map(({ name }) => name) };
  });
}

/** Whom `mixOf` would take for it, but for room and how often they were asked. */
function isOf(kind: MixKind, candidate: Candidate, today: string): boolean {
  const isClose = tieSlotOf(candidate, today) === 'close';
  if (kind === 'close') return isClose;
  if (candidate.strength === null) return false;
  return kind === 'distant' ? !isClose : candidate.contrast !== null;
}

const NOBODY: Record<MixKind, string> = {
  close:
    'Nobody is close to you yet: you have said so of nobody, and with nobody were you in touch three times lately.',
  distant: 'Of those you hardly know or have lost touch with, nobody wrote of it in these words.',
  contrasting:
    'Of those who wrote of it, there is no sign that anybody sees it otherwise than you.',
};

const SILENT = 'Nobody in your network wrote of it in these words';
const AND_SO: Record<MixKind, string> = {
  close: '',
  distant: ', so nobody at a distance is known for it.',
  contrasting: ', so nobody is known to see it otherwise.',
};

const WHO: Record<MixKind, string> = {
  close: 'Close to you',
  distant: 'At a distance from you',
  contrasting: 'Seeing it otherwise',
};

/** A missing kind as a sentence. */
export function missingWords({ kind, why, names }: Missing): string {
  if (why === 'nobody') return NOBODY[kind];
  if (why === 'silent') return `${SILENT}${AND_SO[kind]}`;
  const who = `${WHO[kind]} ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
  if (why === 'elsewhere')
    return `${who}, who ${names.length === 1 ? 'is' : 'are'} in the mix already.`;
  if (why === 'asked')
    return `${who}, who ${names.length === 1 ? 'was' : 'were'} asked enough lately.`;
  return `${who}: choose ${names.length === 1 ? 'them' : 'one'} below, in place of somebody here.`;
}
