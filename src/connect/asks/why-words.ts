/** Why somebody is proposed, in sentences; each says only what is known. */
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
      : `You are in touch; the last time was on ${lastContactOn ?? 'a day that nobody noted'}.`,
  weak: ({ tie }) =>
    tie === 'weak'
      ? 'You say that you know each other a little: what they know is often new to you.'
      : 'You have hardly been in touch: what they know is often new to you.',
  dormant: ({ lastContactOn }) =>
    lastContactOn === null
      ? 'You say that you have lost touch.'
      : `You were last in touch on ${lastContactOn}: since then they have seen other things than you.`,
  contrasting: ({ contrast }) =>
    contrast === null ? '' : `They may see it otherwise than you: ${contrast.toLowerCase()}.`,
  fit: () => '',
};

function aboutWords({ about, strength }: Candidate): string {
  if (about === null) return strength === null ? 'Kith has read nothing of theirs about it.' : '';
  const much = strength === 'much' ? 'They wrote much about it' : 'They wrote about it';
  return `${much}, as in “${about.title || 'an entry without a title'}”.`;
}

const pastWords = ({ asked, helped }: Candidate): string =>
  asked === 0 ? '' : `Of ${asked} ${asked === 1 ? 'ask' : 'asks'}, they helped with ${helped}.`;
