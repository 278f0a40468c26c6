import { z } from '@hono/zod-openapi';
import { importRoutes, type Kith } from '#platform';
import { libraryImports } from './apply.ts';
import { beginLibraryImport } from './begin.ts';
import { libraryImportById, libraryImportsOf, libraryItems } from './queries.ts';
import { ImportChoices, ItemPlan, LibraryImportView, LibraryItemView } from './schema.ts';

export const libraryImportRoutes = (kith: Kith) =>
  importRoutes({
    path: '/library-imports',
    words: {
      list: 'My imports into the library, the last first',
      read: 'Read a list of pages (bookmarks, Pocket, Instapaper, Raindrop, Pinboard, Readwise, Omnivore, wallabag, linkding, Karakeep, Hypothesis, W3C annotations; at most 41 MB) and show what it would bring',
      one: 'One import into the library with its progress',
      items: 'What an import brings, a hundred after a position',
      apply: 'Bring it in',
      undo: 'Take a whole import back; what was changed since stays',
      discard: 'Throw a preview away; nothing was made of it',
    },
    View: LibraryImportView,
    Item: LibraryItemView,
    Which: z.object({ plan: ItemPlan.optional() }),
    Choices: ImportChoices,
    all: (memberId) => libraryImportsOf(kith, memberId),
    begin: (memberId, sent) => beginLibraryImport(kith, memberId, sent),
    one: (memberId, id) => libraryImportById(kith, memberId, id),
    items: (memberId, asked) => libraryItems(kith, memberId, asked),
    apply: (memberId, asked) => libraryImports.apply(kith, memberId, asked),
    undo: (memberId, id) => libraryImports.undo(kith, memberId, id),
    hold: (memberId, id) => libraryImports.hold(kith, memberId, id),
    again: (memberId, id) => libraryImports.again(kith, memberId, id),
    discard: (memberId, id) => libraryImports.discard(kith, memberId, id),
  });
