import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { highlightsOfEntry, markInEntry } from './in-entry.ts';
import { removeHighlight, restoreHighlight } from './remove.ts';
import {
  HighlightForm,
  HighlightRemoval,
  Highlights,
  HighlightView,
  MarkedInEntry,
  NewHighlight,
} from './schema.ts';
import { changeHighlight, mark } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function highlightRoutes(kith: Kith) {
  const app = routesOf();
  addMarkRoutes(app, kith);
  addEntryRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addMarkRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/{id}/highlights',
      summary: 'Mark a passage of what I keep, with a note if I like',
      request: { params: idParameter, ...jsonBody(NewHighlight) },
      responses: { 201: jsonAnswer('The highlight', HighlightView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await mark(kith, actorOf(context).id, id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/highlights/{id}',
      summary: 'Change what I say of a passage',
      request: { params: idParameter, ...jsonBody(HighlightForm) },
      responses: { 200: jsonAnswer('The highlight', HighlightView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeHighlight(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addEntryRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/entries/{id}/highlights',
      summary: 'What I marked in an entry, with where it stands in the text that I read',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The highlights', Highlights) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const highlights = await highlightsOfEntry(kith, actorOf(context).id, id);
      return context.json({ highlights }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/entries/{id}/highlights',
      summary: 'Mark a passage of an entry, which is kept by that',
      request: { params: idParameter, ...jsonBody(NewHighlight) },
      responses: { 201: jsonAnswer('The highlight', MarkedInEntry) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await markInEntry(kith, actorOf(context).id, id, form), 201);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/highlights/{id}',
      summary: 'Mark it no longer; it can be restored for ten minutes',
      request: { params: idParameter, query: HighlightRemoval },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await removeHighlight(kith, actorOf(context).id, id, context.req.valid('query'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/highlights/{id}/restore',
      summary: 'Undo the removal',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The highlight', HighlightView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await restoreHighlight(kith, actorOf(context).id, id), 200);
    },
  );
}
