import { DAY_MS } from '#days';
import type { Slot } from './limits.ts';

/** From so many two-way contacts on, the last of them lately, a tie that nobody has named is taken for close. */
const CLOSE_CONTACTS_MIN = 3;
const CLOSE_DAYS_MAX = 120;
/** Without two-way contact for so long, a tie sleeps. */
const DORMANT_DAYS_MIN = 365;

export interface Candidate {
  personId: number;
  name: string;
  /** How much of what they wrote speaks of the question; null when nothing does. */
  strength: 'much' | 'some' | null;
  about: { id: number; title: string; url: string | null } | null;
  /** The tie as the member has named it; null when they have not. */
  tie: 'close' | 'weak' | null;
  /** The member says that it sleeps. */
  isDormant: boolean;
  /** Two-way contacts, and the day of the last. */
  contacts: number;
  lastContactOn: string | null;
  /** A criterion that rewards difference, of which there is a hint or the member's yes. */
  contrast: string | null;
  /** Of how many asks they helped with how many. */
  asked: number;
  helped: number;
  askedLately: number;
}

export interface Placed {
  candidate: Candidate;
  slot: Slot;
}

/** What kind of tie it is: named by the member, else told by the contacts that were. */
export function tieSlotOf(candidate: Candidate, today: string): 'close' | 'weak' | 'dormant' {
  const { tie, isDormant, contacts, lastContactOn } = candidate;
  const days =
    lastContactOn === null ? null : (Date.parse(today) - Date.parse(lastContactOn)) / DAY_MS;
  if (isDormant || (days !== null && days >= DORMANT_DAYS_MIN)) return 'dormant';
  if (tie !== null) return tie;
  return contacts >= CLOSE_CONTACTS_MIN && days !== null && days <= CLOSE_DAYS_MAX
    ? 'close'
    : 'weak';
}

/**
 * A mix of whom to ask: one who is close, one whom one hardly knows or has lost touch with, and one who sees it
 * otherwise; then whoever knows most about it. Nobody twice, and nobody who has been asked enough lately. Within
 * a place the one goes first who fits best, by the geometric mean of what speaks of the question and how
 * often they helped (not known is one half). That figure orders, and is neither shown nor kept.
 */
export function mixOf(
  candidates: readonly Candidate[],
  { today, capMax, placesMax }: { today: string; capMax: number; placesMax: number },
): Placed[] {
  const able = candidates
    .filter(({ askedLately }) => askedLately < capMax)
    .toSorted((a, b) => fitOf(b) - fitOf(a) || a.personId - b.personId);
  const mix: Placed[] = [];
  const take = (slotOf: (candidate: Candidate) => Slot | null) => {
    const free = able.filter(
      ({ personId }) => !mix.some((one) => one.candidate.personId === personId),
    );
    for (const candidate of free) {
      const slot = slotOf(candidate);
      if (slot === null || mix.length >= placesMax) continue;
      mix.push({ candidate, slot });
      return;
    }
  };
  const knows = ({ strength }: Candidate) => strength !== null;
  take((one) => (tieSlotOf(one, today) === 'close' && knows(one) ? 'close' : null));
  take((one) => {
    const tie = tieSlotOf(one, today);
    return tie !== 'close' && knows(one) ? tie : null;
  });
  take((one) => (one.contrast !== null && knows(one) ? 'contrasting' : null));
  // A close one who wrote nothing of it may still know somebody who does.
  if (!mix.some(({ slot }) => slot === 'close'))
    take((one) => (tieSlotOf(one, today) === 'close' ? 'close' : null));
  while (mix.length < placesMax) {
    const before = mix.length;
    take((one) => (knows(one) ? 'fit' : null));
    if (mix.length === before) break;
  }
  return mix;
}

const FIT = { much: 1, some: 0.6 };
const NO_FIT = 0.1;

function fitOf({ strength, asked, helped }: Candidate): number {
  const helpfulness = (helped + 1) / (asked + 2);
  return Math.sqrt((strength === null ? NO_FIT : FIT[strength]) * helpfulness);
}
