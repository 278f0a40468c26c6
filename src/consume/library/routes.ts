import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { shownHtml } from '#sources';
import { returnToText } from '../highlights/texts.ts';
import { changeKeeps, putBack } from './bulk.ts';
import { fetchAgain } from './fetch-again.ts';
import { keepById, libraryOf } from './queries.ts';
import { removeKeep, restoreKeep } from './remove.ts';
import {
  BulkChange,
  KeepForm,
  KeepStates,
  KeepView,
  KeptView,
  LibraryQuery,
  LibraryView,
  NewKeep,
} from './schema.ts';
import { changeKeep, keep } from './write.ts';

/** As the member's browser gets it: its images come from this Kith. */
const shown = <View extends KeepView>(kith: Kith, memberId: number, view: View): View => ({
  ...view,
  html: shownHtml(kith, memberId, view.html),
});

type Routes = ReturnType<typeof routesOf>;

export function libraryRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addBulkRoutes(app, kith);
  addKeepRoutes(app, kith);
  addTextRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/keeps',
      summary: 'What I keep that fits the filters and holds all of the words, the latest first',
      request: { query: LibraryQuery },
      responses: { 200: jsonAnswer('A page of it', LibraryView) },
    }),
    async (context) =>
      context.json(await libraryOf(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps',
      summary: 'Keep an entry or a page, with what I take from it; kept again, it gets what is new',
      request: jsonBody(NewKeep),
      responses: { 201: jsonAnswer('What is kept', KeptView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const kept = await keep(kith, memberId, context.req.valid('json'));
      return context.json(shown(kith, memberId, kept), 201);
    },
  );
}

function addBulkRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/several',
      summary: 'Change many things I keep at once: tags, goal, or whether I keep them',
      request: jsonBody(BulkChange),
      responses: { 200: jsonAnswer('How each was before', KeepStates) },
    }),
    async (context) => {
      const change = context.req.valid('json');
      return context.json({ keeps: await changeKeeps(kith, actorOf(context).id, change) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/keeps/several',
      summary: 'Put tags and goals of many things back as they were',
      request: jsonBody(KeepStates),
      responses: { 204: { description: 'As before' } },
    }),
    async (context) => {
      await putBack(kith, actorOf(context).id, context.req.valid('json').keeps);
      return context.body(null, 204);
    },
  );
}

function addKeepRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/keeps/{id}',
      summary: 'One thing I keep, with its text as it was then',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What is kept', KeepView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const kept = await keepById(kith, memberId, context.req.valid('param').id);
      return context.json(shown(kith, memberId, kept), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/keeps/{id}',
      summary: 'Change what I say of it; what is not named stays',
      request: { params: idParameter, ...jsonBody(KeepForm) },
      responses: { 200: jsonAnswer('What is kept', KeepView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      const kept = await changeKeep(kith, memberId, id, context.req.valid('json'));
      return context.json(shown(kith, memberId, kept), 200);
    },
  );
}

function addTextRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/{id}/text',
      summary: 'Fetch its text again; the one that is there stays as an earlier one',
      request: { params: idParameter },
      responses: { 202: { description: 'It will be fetched' } },
    }),
    async (context) => {
      await fetchAgain(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/{id}/texts/{textId}/restore',
      summary: 'Go back to an earlier text of it',
      request: { params: idParameter.extend({ textId: z.coerce.number().int().positive() }) },
      responses: { 200: jsonAnswer('What is kept', KeepView) },
    }),
    async (context) => {
      const { id, textId } = context.req.valid('param');
      const memberId = actorOf(context).id;
      await returnToText(kith, memberId, { id, textId });
      return context.json(shown(kith, memberId, await keepById(kith, memberId, id)), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/keeps/{id}',
      summary: 'Keep it no longer; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeKeep(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/{id}/restore',
      summary: 'Undo the removal',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What is kept', KeepView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const kept = await restoreKeep(kith, memberId, context.req.valid('param').id);
      return context.json(shown(kith, memberId, kept), 200);
    },
  );
}
