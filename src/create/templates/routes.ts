import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { templatesOf } from './queries.ts';
import { NewTemplate, TemplateForm, TemplateView } from './schema.ts';
import { addTemplate, changeTemplate, removeTemplate } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function templateRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addTemplateRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/note-templates',
      summary: 'What my notes can begin with',
      responses: {
        200: jsonAnswer('The templates', z.object({ templates: z.array(TemplateView) })),
      },
    }),
    async (context) => {
      const templates = await templatesOf(kith, actorOf(context).id);
      return context.json({ templates }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/note-templates',
      summary: 'Add a template',
      request: jsonBody(NewTemplate),
      responses: { 201: jsonAnswer('The template', TemplateView) },
    }),
    async (context) =>
      context.json(await addTemplate(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addTemplateRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/note-templates/{id}',
      summary: 'Change a template; what is not named stays',
      request: { params: idParameter, ...jsonBody(TemplateForm) },
      responses: { 200: jsonAnswer('The template', TemplateView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeTemplate(kith, actorOf(context).id, { id, form }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/note-templates/{id}',
      summary: 'Remove a template; notes that began with it stay',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeTemplate(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
