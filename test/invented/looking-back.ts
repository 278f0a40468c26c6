/** How the invented learner looked back: questions to themselves, and two portraits. */

/** Asked of another note three times in five weeks: how sure, and how it went (see the schema's grades). */
export const ASKED_BEFORE = [
  {
    question: 'What makes a Friday release dangerous?',
    answer: 'Nobody is there on Saturday who knows what changed.',
    tries: [
      [80, 1],
      [60, 2],
      [70, 3],
    ],
  },
  {
    question: 'Which three graphs do we look at after a release?',
    answer: 'Errors by version, time to answer, what people buy.',
    tries: [
      [90, 3],
      [90, 4],
      [100, 4],
    ],
  },
  {
    question: 'Who may stop a release?',
    answer: 'Whoever sees it go wrong.',
    tries: [
      [40, 2],
      [50, 3],
      [80, 3],
    ],
  },
  {
    question: 'How long do we watch before all get it?',
    answer: 'Twenty minutes, or until a thousand orders went through.',
    tries: [
      [70, 1],
      [30, 1],
      [50, 4],
    ],
  },
] as const;
/** On which days from today they were written and answered. */
export const ASKED_ON = { made: -22, answered: [-19, -12, -5] } as const;

/** A quarter before. */
export const EARLIER_PORTRAIT = {
  goals: { agrees: 2, words: 'I begin, and see where it leads.' },
  planning: { agrees: 2, words: '' },
  trust: { agrees: 4, words: '' },
  value: { agrees: 5, words: '' },
  strategies: { agrees: 3, words: '' },
  elaboration: { agrees: 3, words: '' },
  doubt: { agrees: 4, words: '' },
  help: { agrees: 1, words: 'I look for an hour longer than I should.' },
  interest: { agrees: 4, words: '' },
  evaluation: { agrees: 2, words: '' },
  satisfaction: { agrees: 3, words: '' },
};

export const PORTRAIT = {
  goals: { agrees: 4, words: '' },
  planning: { agrees: 3, words: 'Better since the steps have a day.' },
  trust: { agrees: 3, words: '' },
  value: { agrees: 5, words: '' },
  strategies: { agrees: 4, words: 'I stopped reading and began to rehearse.' },
  elaboration: { agrees: 4, words: '' },
  doubt: { agrees: 3, words: '' },
  help: { agrees: 2, words: 'Still late. Asking Marit took me three weeks, the answer one day.' },
  interest: { agrees: 4, words: '' },
  evaluation: { agrees: 4, words: '' },
  satisfaction: { agrees: 4, words: '' },
};
