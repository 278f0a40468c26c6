import { type Kith, type Room, routesOf } from '#platform';
import { followMergedPeople } from './follow-people.ts';
import { linkRoutes } from './links/routes.ts';
import { migrations as links } from './links/schema.ts';
import { historyRoutes } from './notes/history-routes.ts';
import { eraseJobs } from './notes/remove.ts';
import { noteRoutes } from './notes/routes.ts';
import { migrations as notes } from './notes/tables.ts';
import { templateRoutes } from './templates/routes.ts';
import { migrations as templates } from './templates/schema.ts';

export { backlinksOf } from './links/queries.ts';
export { type HtmlOptions, htmlOf, plainOf } from './markdown/index.ts';
export { mathOf } from './markdown/maths.ts';
export { changeNote } from './notes/change.ts';
export { exportNotes, type NoteFilter, noteById, notesOf } from './notes/queries.ts';
export { Audience, NewNote, type NoteLine, type NoteView } from './notes/schema.ts';
export { writeNote } from './notes/write.ts';
export { templatesOf } from './templates/queries.ts';

function createRoutes(kith: Kith) {
  const app = routesOf();
  for (const routes of [noteRoutes, historyRoutes, linkRoutes, templateRoutes]) {
    app.route('/', routes(kith));
  }
  return app;
}

export const create: Room = {
  name: 'create',
  migrations: [...notes, ...links, ...templates],
  jobs: eraseJobs,
  listeners: followMergedPeople,
  routes: createRoutes,
};
