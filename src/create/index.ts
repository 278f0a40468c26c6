import { type Kith, type Room, routesOf } from '#platform';
import { attachmentRoutes } from './attachments/routes.ts';
import { migrations as attachments } from './attachments/schema.ts';
import { captureRoutes } from './captures/routes.ts';
import { erasePerson } from './erase-person.ts';
import { followMergedPeople } from './follow-people.ts';
import { namedRoutes } from './links/named/routes.ts';
import { migrations as unlinked } from './links/named/schema.ts';
import { linkRoutes } from './links/routes.ts';
import { migrations as links } from './links/schema.ts';
import { notedOf } from './notes/acts.ts';
import { noteWhatOverran, withdrawNotes } from './notes/from-library.ts';
import { historyRoutes } from './notes/history-routes.ts';
import { eraseJobs } from './notes/remove.ts';
import { noteRoutes } from './notes/routes.ts';
import { migrations as notes } from './notes/tables.ts';
import { templateRoutes } from './templates/routes.ts';
import { migrations as templates } from './templates/schema.ts';
import { vaultJobs, vaultRoutes, migrations as vaults } from './vaults/index.ts';

export { keepAttachment } from './attachments/keep.ts';
export { attachmentById, attachmentsOf } from './attachments/queries.ts';
export { capture } from './captures/capture.ts';
export { CaptureForm } from './captures/schema.ts';
export { countWaiting } from './captures/waiting.ts';
export { exportUnlinked } from './links/named/left-unlinked.ts';
export { withoutComments } from './markdown/comments.ts';
export { htmlOf, plainOf } from './markdown/index.ts';
export { loadMaths } from './markdown/load-maths.ts';
export { changeNote } from './notes/change.ts';
export { exportNotes, noteById, notesOf } from './notes/queries.ts';
export { Audience, NewNote, type NoteView } from './notes/schema.ts';
export { writeCheckedNote, writeNote } from './notes/write.ts';
export { templatesOf } from './templates/queries.ts';
export {
  applyVaultImport,
  beginVaultImport,
  discardVaultImport,
  exportFiles,
  isBroughtIn,
  noteOriginsOf,
  onArchiveClock,
  VAULT_BYTES_MAX,
  VaultChoices,
  type VaultImportView,
  vaultImportById,
} from './vaults/index.ts';

function createRoutes(kith: Kith) {
  const app = routesOf();
  for (const routes of [
    // Before `/notes/{id}`, which would take `/notes/import` for a note.
    vaultRoutes,
    captureRoutes,
    noteRoutes,
    historyRoutes,
    linkRoutes,
    namedRoutes,
    templateRoutes,
    attachmentRoutes,
  ]) {
    app.route('/', routes(kith));
  }
  return app;
}

export const create: Room = {
  name: 'create',
  actsOn: notedOf,
  erasePerson,
  migrations: [...notes, ...links, ...unlinked, ...templates, ...attachments, ...vaults],
  jobs: (kith) => ({ ...eraseJobs(kith), ...vaultJobs(kith) }),
  listeners: (kith) => ({
    ...followMergedPeople(kith),
    'takeaway.overran': (payload) => noteWhatOverran(kith, payload),
    'takeaway.withdrawn': (payload) => withdrawNotes(kith, payload),
  }),
  routes: createRoutes,
};
