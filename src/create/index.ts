import type { Room } from '#platform';
import { eraseJobs } from './notes/remove.ts';
import { noteRoutes } from './notes/routes.ts';
import { migrations } from './notes/schema.ts';

export { type HtmlOptions, htmlOf, plainOf } from './markdown/index.ts';
export { mathOf } from './markdown/maths.ts';
export { exportNotes, type NoteFilter, noteById, notesOf } from './notes/queries.ts';
export type { NoteLine, NoteView } from './notes/schema.ts';
export { changeNote, writeNote } from './notes/write.ts';

export const create: Room = { name: 'create', migrations, jobs: eraseJobs, routes: noteRoutes };
