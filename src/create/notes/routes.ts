import { z } from '@hono/zod-openapi';
import {
  actorOf,
  Day,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  route,
  routesOf,
} from '#platform';
import { changeNote } from './change.ts';
import { beginDay, dailyNote } from './daily.ts';
import { noteById, notesOf, tagsOf } from './queries.ts';
import { removedNote, removeNote, restoreNote } from './remove.ts';
import {
  ChangedNote,
  NewNote,
  NoteForm,
  NoteLine,
  NoteSearch,
  NoteView,
  RemovedNote,
  TagCount,
} from './schema.ts';
import { writeNote } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function noteRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addDailyRoutes(app, kith);
  addNoteRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes',
      summary:
        'My notes that fit the filters and hold all of the words, the one written in last first',
      request: { query: NoteSearch },
      responses: { 200: jsonAnswer('The notes', z.object({ notes: z.array(NoteLine) })) },
    }),
    async (context) => {
      const notes = await notesOf(kith, actorOf(context).id, context.req.valid('query'));
      return context.json({ notes }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes',
      summary: 'Start a note',
      request: jsonBody(NewNote),
      responses: { 201: jsonAnswer('The note', NoteView) },
    }),
    async (context) =>
      context.json(await writeNote(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addDailyRoutes(app: Routes, kith: Kith): void {
  const ofDay = z.object({ today: Day });
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/daily',
      summary: 'The note of a day',
      request: { query: ofDay },
      responses: { 200: jsonAnswer('The note', NoteView) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json(await dailyNote(kith, actorOf(context).id, today), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/notes/daily',
      summary: 'The note of a day, begun when it is not there yet',
      request: {
        query: ofDay.extend({ templateId: z.coerce.number().int().positive().optional() }),
      },
      responses: { 200: jsonAnswer('The note', NoteView) },
    }),
    async (context) => {
      const { today, templateId } = context.req.valid('query');
      const asked = { day: today, templateId };
      return context.json(await beginDay(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/tags',
      summary: 'The tags of my notes, the one used most first',
      responses: { 200: jsonAnswer('The tags', z.object({ tags: z.array(TagCount) })) },
    }),
    async (context) => context.json({ tags: await tagsOf(kith, actorOf(context).id) }, 200),
  );
}

function addNoteRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}',
      summary: 'One note',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The note', NoteView) },
    }),
    async (context) =>
      context.json(await noteById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/notes/{id}',
      summary: 'Change a note; what is not named stays. A stale title or text is a conflict',
      request: { params: idParameter, ...jsonBody(NoteForm) },
      responses: {
        200: jsonAnswer('The note, without its text after a `textChange`', ChangedNote),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      const { text, ...rest } = await changeNote(kith, actorOf(context).id, id, form);
      return context.json(form.textChange ? rest : { ...rest, text }, 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/notes/{id}',
      summary: 'Remove a note; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeNote(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/removed',
      summary: 'Whether I removed a note: when, and until when it can come back',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What is known of it', RemovedNote) },
    }),
    async (context) =>
      context.json(
        await removedNote(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/restore',
      summary: 'Undo the removal of a note',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The note', NoteView) },
    }),
    async (context) =>
      context.json(
        await restoreNote(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
