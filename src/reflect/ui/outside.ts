import type { C, Phase } from '#goals';

interface Outside {
  words: string;
  c: C;
  phase: Phase;
}

/** What people often do outside of Kith, and where on the map it mostly stands; one can say otherwise. */
export const OFTEN: readonly Outside[] = [
  { words: 'A workshop', c: 'consume', phase: 'performance' },
  { words: 'A video', c: 'consume', phase: 'performance' },
  { words: 'A book', c: 'consume', phase: 'performance' },
  { words: 'A call', c: 'connect', phase: 'performance' },
  { words: 'A talk I gave', c: 'contribute', phase: 'performance' },
  { words: 'Feedback I got', c: 'consume', phase: 'reflection' },
];
