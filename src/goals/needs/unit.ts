/** Under what a unit stands. */
export type Section = 'asked' | 'aside' | 'praise' | 'change' | null;

/** A sentence, an item of a list or a cell of a table. */
export interface Unit {
  text: string;
  isItem: boolean;
  section: Section;
}

export const countWords = (text: string): number => text.split(' ').length;
