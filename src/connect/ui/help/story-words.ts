import { RUNG_WORDS, RUNGS } from '../../help/limits.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import { INTRODUCED } from '../../introductions/limits.ts';

const DIRECTIONS = {
  given: ['You gave to ', ''],
  received: ['You received from ', ''],
  both: ['Both gave, with ', ''],
} as const;

/** How the title of an answer begins; who asked is said before the name here. */
const ASKED = /^Asked: /u;

type Told = Pick<InteractionView, 'origin' | 'direction' | 'title'>;
export interface StoryWords {
  before: string;
  after: string;
  /** What it was about; empty when all is said. */
  about: string;
}

/** One line of what was given and received: what stands before and after the names, and what it was about. Null where nobody gave. */
export function storyWords({ origin, direction, title }: Told): StoryWords | null {
  if (direction === null) return null;
  if (origin === 'ask') return { before: 'You asked ', after: '', about: title.replace(ASKED, '') };
  if (direction === 'given') {
    if (title === INTRODUCED) return { before: 'You introduced ', after: '', about: '' };
    for (const rung of RUNGS) {
      const { past, told } = RUNG_WORDS[rung];
      const said = `${past}: `;
      if (!title.startsWith(said)) continue;
      return { before: told[0], after: told[1], about: `“${title.slice(said.length)}”` };
    }
  }
  const [before, after] = DIRECTIONS[direction];
  return { before, after, about: title };
}
