import type { Phase } from '#goals';
import { type ReferenceId, Why } from '#kit';
import { PHASE_WORDS } from '../behaviours/cell-rules.ts';

interface RowSource {
  of: readonly [ReferenceId, ...ReferenceId[]];
  words: string;
}

/** Where the meanings of a row come from. Kept honest: see decision 0016. */
const ROW_SOURCES: Readonly<Record<Phase, RowSource>> = {
  forethought: {
    of: ['milligan-2014', 'littlejohn-2012'],
    words:
      'What the first of these wrote into this row could not be read, so its four cells are put together anew by the makers of Kith. They agree with the second, and are nobody’s finding.',
  },
  performance: {
    of: ['milligan-2014'],
    words: 'These four are theirs for while one is at it. The wording is ours.',
  },
  reflection: {
    of: ['milligan-2014'],
    words:
      'For looking back they name the same four: seeking signs that it works, noting for oneself, asking those with like experience, telling in public. The wording is ours.',
  },
};

/** Where the words of a row come from, and how firm that is. */
export function RowWhy({ phase }: { phase: Phase }) {
  const { of, words } = ROW_SOURCES[phase];
  return (
    <Why of={of} about={`the cells of ${PHASE_WORDS[phase].name}`}>
      {words}
    </Why>
  );
}
