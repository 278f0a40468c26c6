/** Limits and words that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const HELP_CHARS_MAX = 5_000;

/** The contribution ladder, from what costs least and presumes nothing to what costs most. */
export const RUNGS = ['notice', 'thank', 'send', 'feedback', 'introduce', 'make'] as const;
export type Rung = (typeof RUNGS)[number];

interface RungWords {
  title: string;
  means: string;
  past: string;
  /** How our story tells it: what stands before the name, and after it. */
  told: readonly [before: string, after: string];
}

export const RUNG_WORDS: Record<Rung, RungWords> = {
  notice: {
    title: 'Notice',
    means: 'Read it with care and keep it in mind. Nobody hears of it.',
    past: 'Noticed what they ask',
    told: ['You noticed what ', ' asks'],
  },
  thank: {
    title: 'Thank',
    means: 'Say what their work did for you.',
    past: 'Thanked them',
    told: ['You thanked ', ''],
  },
  send: {
    title: 'Send',
    means: 'Give something that touches their question: a note, an article, an address.',
    past: 'Sent them something',
    told: ['You sent ', ' something'],
  },
  feedback: {
    title: 'Feed back',
    means: 'Try what they made or wrote, and tell them frankly what you saw.',
    past: 'Gave them feedback',
    told: ['You gave ', ' feedback'],
  },
  introduce: {
    title: 'Introduce',
    means: 'Bring them together with somebody who knows; both sides are asked first.',
    past: 'Introduced them to somebody',
    told: ['You introduced ', ' to somebody'],
  },
  make: {
    title: 'Make something',
    means: 'Write or build what they miss.',
    past: 'Made something for them',
    told: ['You made something for ', ''],
  },
};
