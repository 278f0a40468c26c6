import { z } from '@hono/zod-openapi';
import { importRoutes, type Kith } from '#platform';
import { vaultImports } from './apply.ts';
import { beginVaultImport } from './begin.ts';
import { vaultImportById, vaultImportsOf, vaultItems } from './queries.ts';
import { VaultChoices, VaultImportView, VaultItemView, VaultPlan } from './schema.ts';

export const vaultImportRoutes = (kith: Kith) =>
  importRoutes({
    path: '/notes/import',
    words: {
      list: 'My imports of notes, the last first',
      read: 'Read notes (a .zip of Markdown, Obsidian or Notion, or Evernote’s .enex; at most 100 MB) and show what they would bring',
      one: 'One import of notes with its progress',
      items: 'The notes and files of an import, a hundred after a position',
      apply: 'Bring the notes in',
      undo: 'Take a whole import of notes back; what was changed since stays',
      discard: 'Throw a preview of notes away; nothing was made of it',
    },
    View: VaultImportView,
    Item: VaultItemView,
    Which: z.object({ plan: VaultPlan.optional() }),
    Choices: VaultChoices,
    all: (memberId) => vaultImportsOf(kith, memberId),
    begin: (memberId, sent) => beginVaultImport(kith, memberId, sent),
    one: (memberId, id) => vaultImportById(kith, memberId, id),
    items: (memberId, asked) => vaultItems(kith, memberId, asked),
    apply: (memberId, asked) => vaultImports.apply(kith, memberId, asked),
    undo: (memberId, id) => vaultImports.undo(kith, memberId, id),
    hold: (memberId, id) => vaultImports.hold(kith, memberId, id),
    again: (memberId, id) => vaultImports.again(kith, memberId, id),
    discard: (memberId, id) => vaultImports.discard(kith, memberId, id),
  });
