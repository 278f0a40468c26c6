import { type ImportsOf, useImportItems } from '#imports';
import type { LibraryImportView, LibraryItemView } from '../../imports/schema.ts';
import { library } from '../library/library-again.ts';

/** Pages wait for their text, one every few seconds. */
const FETCHING_MS = 5_000;

export const IMPORTS: ImportsOf<LibraryImportView> = {
  path: '/library-imports',
  changed: library.again,
  alsoEveryMs: ({ toFetch }) => (toFetch > 0 ? FETCHING_MS : undefined),
};

/** The things of an import read so far. */
export const useLibraryItems = (id: number, total: number) =>
  useImportItems<LibraryItemView>(IMPORTS, { id, total });
