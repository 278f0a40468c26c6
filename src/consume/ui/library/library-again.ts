import type { LibraryView, ListedKeep } from '../../library/schema.ts';
import { listsAgain } from '../lists-again.ts';

/** The library after a change. */
export const library = listsAgain<LibraryView, ListedKeep>({
  path: '/keeps',
  rowsOf: ({ keeps }) => keeps,
  withRows: (page, keeps) => ({ ...page, keeps }),
  withCounts: (page, { tags, goals, people }) => ({ ...page, tags, goals, people }),
});
