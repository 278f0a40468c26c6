/** What was read on which a piece of advice rests, and what it carries. Nothing on screen says more. */
export interface Reference {
  authors: string;
  year: number;
  title: string;
  /** Journal, volume and pages, or where else it came out. */
  published: string;
  link: `https://${string}` | `http://${string}`;
  firm: Firmness;
  /** What was found, in one or two sentences that promise no more than it carries. */
  found: string;
}

/** `firm` many studies, `some` a few, `early` descriptions and practice. The firmest first. */
export const FIRMNESS = ['firm', 'some', 'early'] as const;
export type Firmness = (typeof FIRMNESS)[number];

export const FIRM_WORDS: Readonly<Record<Firmness, { title: string; means: string }>> = {
  firm: {
    title: 'Firm',
    means:
      'many studies taken together. Most were with students or about health, so expect less at work.',
  },
  some: { title: 'Fairly firm', means: 'a few studies.' },
  early: {
    title: 'Not firm yet',
    means: 'described from interviews and practice, not put to a test.',
  },
};

/** "Fairly firm: a few studies." */
export const firmWords = (firm: Firmness): string =>
  `${FIRM_WORDS[firm].title}: ${FIRM_WORDS[firm].means}`;
