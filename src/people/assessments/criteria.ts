/**
 * The ten criteria of Rajagopal, Verjans, Costa & Sloep, "People in Personal Learning Networks"
 * (2012), in our own words. The order is theirs and is no weight. Screens get them from
 * `GET /criteria`.
 */
export const CRITERIA = [
  'different-perspectives',
  'shared-values',
  'passion',
  'inspires',
  'trust',
  'innovative',
  'expert',
  'disruptive',
  'reality-check',
  'does-things-differently',
] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface CriterionWords {
  title: string;
  /** What the member asks themselves about a person and a goal. */
  question: string;
  /** True where nothing a program could see says anything: it never proposes it. */
  onlyYou: boolean;
}

export const CRITERION_WORDS: Record<Criterion, CriterionWords> = {
  'different-perspectives': {
    title: 'Different perspectives',
    question: 'Do they look at this from where you do not stand?',
    onlyYou: false,
  },
  'shared-values': {
    title: 'Shared values',
    question: 'Do they hold to what you find important?',
    onlyYou: true,
  },
  passion: {
    title: 'Passion',
    question: 'Do they keep coming back to this because they care about it?',
    onlyYou: false,
  },
  inspires: {
    title: 'Inspires',
    question: 'Does their work make you want to begin something?',
    onlyYou: false,
  },
  trust: {
    title: 'Trust',
    question: 'Would you show them a half-finished thought? This takes time to find out.',
    onlyYou: true,
  },
  innovative: {
    title: 'Innovative',
    question: 'Do they bring up what is new before others do?',
    onlyYou: false,
  },
  expert: {
    title: 'Expert',
    question: 'Do they know this deeply, and at a level you can use?',
    onlyYou: false,
  },
  disruptive: {
    title: 'Disruptive',
    question: 'Do they unsettle what you take for granted, in a way that gets you further?',
    onlyYou: false,
  },
  'reality-check': {
    title: 'Reality check',
    question: 'Will they tell you frankly what will not work?',
    onlyYou: false,
  },
  'does-things-differently': {
    title: 'Does things differently',
    question:
      'Do they solve the same kind of problem by another way, in another trade or with other means?',
    onlyYou: false,
  },
};
