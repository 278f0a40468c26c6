import type { CriterionView, FoundPerson } from '../view.ts';

/** How something stands: the member's own word (yes, no), what Kith found (hint), or nothing. */
export type Standing = 'yes' | 'no' | 'hint' | 'unknown';

export function standingOf({ assessment, hint }: CriterionView): Standing {
  if (assessment !== 'unknown') return assessment;
  return hint === 'hint' ? 'hint' : 'unknown';
}

/** The standing of a criterion as a few words: "Yes, you decided", "Not enough yet: 1 of 3 signs". */
export function standingWords(row: CriterionView): string {
  if (row.assessment === 'yes') return 'Yes, you decided';
  if (row.assessment === 'no') return 'No, you decided';
  if (row.hint === 'only-you')
    return row.count === 0
      ? 'Only you can tell'
      : `Only you can tell; you recorded ${timesWords(row.count)}`;
  if (row.hint === 'hint') return `Hint: ${row.because}`;
  return `Not enough yet: ${row.count === 0 ? 'none' : row.count} of ${row.floor} signs`;
}

const timesWords = (count: number): string => (count === 1 ? 'one thing' : `${count} things`);

/** The standing for a cell of the matrix: a word that tells what a symbol alone cannot. */
export function standingNote(row: CriterionView): string | undefined {
  if (row.assessment !== 'unknown') return row.assessment;
  if (row.hint === 'only-you') return 'only you';
  return row.hint === 'hint' ? 'hint' : 'not enough';
}

export type FoundQuestion = FoundPerson['questions'][number];
type Saying = 'much' | 'some' | 'perhaps';

/** Compared with whoever says most: a word, because a number would be read as a grade. */
export const SAYING_WORDS: Record<Saying, string> = {
  much: 'Much',
  some: 'Some',
  perhaps: 'Perhaps',
};

const SAYING_ORDER: Record<Saying, number> = { much: 0, some: 1, perhaps: 2 };

/** How much is said; perhaps, where no entry says it in words and a model judges some to be near in meaning. */
export function sayingOf({ strength, evidence }: FoundQuestion): Saying {
  // What says it in words comes first, so that the first tells.
  return evidence[0]?.nearBy === undefined ? strength : 'perhaps';
}

export const sayingOrder = (question: FoundQuestion): number => SAYING_ORDER[sayingOf(question)];

/** What a person says most about first. */
export function byStrength(questions: readonly FoundQuestion[]): FoundQuestion[] {
  return questions.toSorted((a, b) => sayingOrder(a) - sayingOrder(b));
}

export const entriesWords = (count: number): string =>
  count === 1 ? '1 entry' : `${count} entries`;

/** "a, b and c". */
export function andWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const SHORT_CHARS_MAX = 40;

/** A question short enough for a button. */
export function shortened(text: string): string {
  if (text.length <= SHORT_CHARS_MAX) return text;
  const cut = text.slice(0, SHORT_CHARS_MAX - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > SHORT_CHARS_MAX / 2 ? space : cut.length).trimEnd()}…`;
}
