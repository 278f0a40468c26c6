import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { addGoalRoutes } from './goal-routes.ts';
import { imageOfAnother } from './publishing/images.ts';
import { linkOf, makeLink } from './publishing/link.ts';
import {
  NoteOfAnother,
  NoteOfAnotherLine,
  noteOfAnother,
  notesOfOthers,
} from './publishing/notes-of-others.ts';
import { LinkView, type Thing } from './publishing/schema.ts';
import { namesIn } from './redaction/names-in.ts';
import { ChangedWords, GoingOut } from './redaction/schema.ts';
import { SharedVersion, shareVersion } from './redaction/share-version.ts';

type Routes = ReturnType<typeof routesOf>;

export function contributeRoutes(kith: Kith) {
  const app = routesOf();
  addLinkRoutes(app, kith, { kind: 'note', path: '/notes/{id}/link' });
  addLinkRoutes(app, kith, { kind: 'goal', path: '/goals/{id}/link' });
  addOthersRoutes(app, kith);
  addImageRoute(app, kith);
  addVersionRoutes(app, kith);
  addGoalRoutes(app, kith);
  return app;
}

function addLinkRoutes(
  app: Routes,
  kith: Kith,
  { kind, path }: { kind: Thing['kind']; path: string },
): void {
  app.openapi(
    route('member', {
      method: 'get',
      path,
      summary: `Who may read this ${kind}, and under which link`,
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The link', LinkView) },
    }),
    async (context) => {
      const thing: Thing = { kind, id: context.req.valid('param').id };
      return context.json(await linkOf(kith, actorOf(context).id, thing), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path,
      summary: `Make the link of this ${kind}, or a new one, so that the old one opens nothing`,
      request: {
        params: idParameter,
        ...jsonBody(z.object({ isNew: z.boolean().default(false) })),
      },
      responses: { 200: jsonAnswer('The link', LinkView) },
    }),
    async (context) => {
      const thing: Thing = { kind, id: context.req.valid('param').id };
      const { isNew } = context.req.valid('json');
      return context.json(await makeLink(kith, actorOf(context).id, { thing, isNew }), 200);
    },
  );
}

function addOthersRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes-of-others',
      summary: 'Notes that others on this Kith let all members read, the latest first',
      responses: { 200: jsonAnswer('Notes', z.object({ notes: z.array(NoteOfAnotherLine) })) },
    }),
    async (context) => context.json({ notes: await notesOfOthers(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes-of-others/{id}',
      summary: 'One note of somebody else who lets all members read it',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The note', NoteOfAnother) },
    }),
    async (context) =>
      context.json(
        await noteOfAnother(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}

function addImageRoute(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes-of-others/{id}/images/{attachmentId}',
      summary: 'A picture in a note that somebody else lets all members read',
      request: {
        params: idParameter.extend({ attachmentId: z.coerce.number().int().positive() }),
      },
      responses: {
        200: { description: 'The bytes', content: { 'image/*': { schema: z.string() } } },
      },
    }),
    async (context) => {
      const { id: noteId, attachmentId: id } = context.req.valid('param');
      const picture = await imageOfAnother(kith, actorOf(context).id, { noteId, id });
      return context.body(new Uint8Array(picture.bytes), 200, {
        'content-type': picture.type,
        'content-security-policy': "default-src 'none'; sandbox",
        // Taken back is taken back: no copy on the way keeps it.
        'cache-control': 'no-store',
      });
    },
  );
}

function addVersionRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/mentions',
      summary: 'A note as it could go out, and all that in it says who or what is meant',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The words and whom they name', GoingOut) },
    }),
    async (context) => {
      const noteId = context.req.valid('param').id;
      return context.json(await namesIn(kith, actorOf(context).id, { noteId }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/mentions',
      summary: 'The same for other words, such as the writer has made of the note',
      request: { params: idParameter, ...jsonBody(ChangedWords) },
      responses: { 200: jsonAnswer('The words and whom they name', GoingOut) },
    }),
    async (context) => {
      const asked = { noteId: context.req.valid('param').id, changed: context.req.valid('json') };
      return context.json(await namesIn(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/versions',
      summary: 'Give others a version of a private note, which itself stays private',
      request: { params: idParameter, ...jsonBody(SharedVersion) },
      responses: { 201: jsonAnswer('The new note', z.object({ id: z.number() })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const version = context.req.valid('json');
      return context.json(await shareVersion(kith, actorOf(context).id, id, version), 201);
    },
  );
}
