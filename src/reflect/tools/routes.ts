import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { kitOf, toolById } from './queries.ts';
import { removeTool, restoreTool } from './remove.ts';
import { KitView, NewTool, ToolForm, ToolView, WantedForm } from './schema.ts';
import { addTool, changeTool, wantCells } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Tool = jsonAnswer('The tool', ToolView);

export function toolRoutes(kith: Kith) {
  const app = routesOf();
  addKitRoutes(app, kith);
  addToolRoutes(app, kith);
  return app;
}

function addKitRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/tools',
      summary: 'My tools with the cells they were used in, and the cells I want to live',
      responses: { 200: jsonAnswer('The kit', KitView) },
    }),
    async (context) => context.json(await kitOf(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/tools',
      summary: 'Put a tool into my kit, or bring the one of this name up to date',
      request: jsonBody(NewTool),
      responses: { 201: Tool },
    }),
    async (context) =>
      context.json(await addTool(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/tools/wanted',
      summary: 'Say which cells I want to live; those not named are wanted no more',
      request: jsonBody(WantedForm),
      responses: { 204: { description: 'Said' } },
    }),
    async (context) => {
      await wantCells(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}

function addToolRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/tools/{id}',
      summary: 'One tool',
      request: { params: idParameter },
      responses: { 200: Tool },
    }),
    async (context) =>
      context.json(await toolById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/tools/{id}',
      summary: 'Change a tool; what is not named stays',
      request: { params: idParameter, ...jsonBody(ToolForm) },
      responses: { 200: Tool },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeTool(kith, actorOf(context).id, { id, form }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/tools/{id}',
      summary: 'Take a tool out of my kit; what was done with it stays told',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeTool(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/tools/{id}/restore',
      summary: 'Undo the removal of a tool',
      request: { params: idParameter },
      responses: { 200: Tool },
    }),
    async (context) =>
      context.json(
        await restoreTool(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
