/** Why somebody is proposed, in sentences; each says only what is known. */
import { dayWords } from '../standing/rules.ts';
import type { Slot } from './limits.ts';
import type { Candidate } from './mix-rules.ts';

export function slotWords(candidate: Candidate, slot: Slot): string[] {
  return [TIE_WORDS[slot](candidate), aboutWords(candidate), pastWords(candidate)].filter(
    (one) => one !== '',
  );
}

const TIE_WORDS: Record<Slot, (candidate: Candidate) => string> = {
  close: ({ tie, lastContactOn }) =>
    tie === 'close'
      ? 'You say that they are close to you.'
      : `You are in touch; the last time was ${lastContactOn === null ? 'on a day that nobody noted' : dayWords(lastContactOn)}.`,
  weak: ({ tie }) =>
    tie === 'weak'
      ? 'You say that you know each other a little: they may know what those close to you do not.'
      : 'You have hardly been in touch: they may know what those close to you do not.',
  dormant: ({ lastContactOn }) =>
    lastContactOn === null
      ? 'You say that you have lost touch.'
      : `You were last in touch on ${dayWords(lastContactOn)}: since then they have seen other things than you.`,
  contrasting: ({ contrast }) =>
    contrast === null ? '' : `They may see it otherwise than you: ${contrast.toLowerCase()}.`,
  fit: () => '',
};

function aboutWords({ about, strength }: Candidate): string {
  if (about === null) return strength === null ? 'Kith has read nothing of theirs about it.' : '';
  const much = strength === 'much' ? 'They wrote much about it' : 'They wrote about it';
  return `${much}, as in “${about.title || 'an entry without a title'}”.`;
}

function pastWords({ asked, helped }: Candidate): string {
  if (asked === 0) return '';
  if (asked === 1)
    return helped === 1 ? 'They helped when you asked before.' : 'You asked them once before.';
  return helped === 0
    ? `You asked them ${asked} times before.`
    : `Of ${asked} asks, they helped with ${helped}.`;
}
