import { asHeading } from '#kit';
import { CADENCES, cadenceWords } from '../../ties/limits.ts';
import type { TieForm, TieView } from '../../ties/schema.ts';

/** The choices of a rhythm; one that the member typed stands among them. */
export function cadenceChoices(now: number | null): { value: string; label: string }[] {
  const known = CADENCES.map(({ days, label }) => ({
    value: String(days),
    label: asHeading(label),
  }));
  const isKnown = now === null || CADENCES.some(({ days }) => days === now);
  return [
    { value: NO_RHYTHM, label: 'No rhythm' },
    ...known,
    ...(isKnown ? [] : [{ value: String(now), label: asHeading(cadenceWords(now)) }]),
    { value: OTHER_RHYTHM, label: 'Another number of days' },
  ];
}

export const NO_RHYTHM = 'none';
export const OTHER_RHYTHM = 'other';

/** What was said before, as a form: sent again it is an undo. */
export const formOf = (tie: TieView): TieForm => ({
  stage: tie.stage,
  tie: tie.tie,
  reasons: tie.reasons,
  why: tie.why,
  howMet: tie.howMet,
  metThroughId: tie.metThrough?.id ?? null,
  cadenceDays: tie.cadenceDays,
});
