import type { ReasonsView } from '../reasons/schema.ts';
import { MOVEMENT_WORDS, SIGNAL_WORDS } from './learnt-words.ts';

type Part = ReasonsView['parts'][number];

/** What a part of a proposal is, in words, and where that is not plain what it means. */
export function partWords({ kind, question }: Pick<Part, 'kind' | 'question'>): {
  title: string;
  means?: string;
} {
  // Touch, since not every entry that counts for the order says enough to be evidence.
  const asked = question ? ` “${question.text}”` : '';
  if (kind === 'entries') return { title: `Entries that touch${asked}` };
  if (kind === 'replies') return { title: `Replies to others on${asked}` };
  return SIGNAL_WORDS[kind];
}

/** What is less than a half still counts. */
export const percentWords = (percent: number): string =>
  percent === 0 ? 'under 1 %' : `${percent} %`;

/** "By your choices: replied to others on it counts a little more." */
export function learntWords(learnt: ReasonsView['learnt']): string {
  const said = learnt.map(
    ({ signal, movement }) =>
      `“${SIGNAL_WORDS[signal].title}” ${MOVEMENT_WORDS[movement].toLowerCase()}`,
  );
  return `Your choices changed this a little: ${said.join('; ')}.`;
}
