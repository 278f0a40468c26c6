/** What finding notices in an entry, where feeds are read. */
import type { Notice } from '#platform';
import { cuesIn, type FoundCue } from './cues.ts';

export const notice: Notice<FoundCue[]> = ({ title, text }) => {
  const cues = cuesIn(title, text);
  return cues.length === 0 ? null : cues;
};
