import type { ReasonsView } from '../reasons/schema.ts';
import { MOVEMENT_WORDS, SIGNAL_WORDS } from './learnt-words.ts';
import type { ToldPart } from './reason-parts.ts';
import { andWords, entriesWords } from './words.ts';

/** What a part of a proposal is, in words, and where that is not plain what it means. */
export function partWords({ kind, questions }: Pick<ToldPart, 'kind' | 'questions'>): {
  title: string;
  means?: string;
} {
  // Touch, since not every entry that counts for the order says enough to be evidence.
  const asked = ` ${andWords(questions.map((text) => `“${text}”`))}`;
  if (kind === 'entries') return { title: `Entries that touch${asked}` };
  if (kind === 'replies') return { title: `Replies to others on${asked}` };
  return SIGNAL_WORDS[kind];
}

/** "2 entries named above, and 5 more": what of a part is told without a line of its own. */
export const othersWords = ({ above, more }: Pick<ToldPart, 'above' | 'more'>): string =>
  andWords([
    ...(above ? [`${entriesWords(above.entries)} named above`] : []),
    ...(more ? [`${entriesWords(more.entries)} more`] : []),
  ]);

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
