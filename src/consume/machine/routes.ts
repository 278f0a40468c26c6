import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { agree, machineSettings } from './agreement.ts';
import { begin } from './begin.ts';
import { machineTextsOf } from './queries.ts';
import { removeMachineText, restoreMachineText } from './remove.ts';
import { Agreement, MachineForm, MachineSettings, MachineTexts } from './schema.ts';
import type { Of } from './text-to-read.ts';

type Routes = ReturnType<typeof routesOf>;

export function machineRoutes(kith: Kith) {
  const app = routesOf();
  addSettingsRoutes(app, kith);
  addTextRoutes(app, kith, { of: 'entries', what: 'an entry', as: (entryId) => ({ entryId }) });
  addTextRoutes(app, kith, { of: 'keeps', what: 'what I keep', as: (keepId) => ({ keepId }) });
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/machine-texts/{id}',
      summary:
        'Stop a summary or translation that is being made, or remove it; for ten minutes what was there can come back',
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await removeMachineText(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/machine-texts/{id}/restore',
      summary: 'Bring back a summary or translation that was just removed',
      request: { params: idParameter },
      responses: { 204: { description: 'It is there again' } },
    }),
    async (context) => {
      await restoreMachineText(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}

function addSettingsRoutes(app: Routes, kith: Kith): void {
  const path = '/machine-texts/settings';
  app.openapi(
    route('member', {
      method: 'get',
      path,
      summary: 'Who summarises and translates, and what I let be sent there',
      responses: { 200: jsonAnswer('Who is asked', MachineSettings) },
    }),
    async (context) => context.json(await machineSettings(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path,
      summary: 'Let texts be sent to be summarised and translated when I ask, or no more',
      request: jsonBody(Agreement),
      responses: { 204: { description: 'Agreed' } },
    }),
    async (context) => {
      await agree(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}

interface Things {
  of: 'entries' | 'keeps';
  what: string;
  as: (id: number) => Of;
}

function addTextRoutes(app: Routes, kith: Kith, { of, what, as }: Things): void {
  const path = `/${of}/{id}/machine-texts` as const;
  app.openapi(
    route('member', {
      method: 'get',
      path,
      summary: `The summary and translations that I had made of ${what}`,
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What there is', MachineTexts) },
    }),
    async (context) => {
      const thing = as(context.req.valid('param').id);
      return context.json(await machineTextsOf(kith, actorOf(context).id, thing), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path,
      summary: `Have ${what} summarised or translated by the model that the host has set up`,
      request: { params: idParameter, ...jsonBody(MachineForm) },
      responses: { 202: jsonAnswer('It is being made, or there', MachineTexts) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const thing = as(context.req.valid('param').id);
      await begin(kith, memberId, { of: thing, form: context.req.valid('json') });
      return context.json(await machineTextsOf(kith, memberId, thing), 202);
    },
  );
}
