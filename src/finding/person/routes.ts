import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { goodForOf } from './good-for.ts';
import { nowOf } from './now.ts';
import { pointingOf } from './pointing.ts';
import { GoodForView, NowView, PointingView } from './schema.ts';

/** What a person's page asks of finding. */
export function personRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/now',
      summary: 'What a person is working on now',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('With the entries that show it', NowView) },
    }),
    async (context) =>
      context.json(await nowOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/good-for',
      summary: 'What a person is good for, for each goal under way',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('Goal by goal', GoodForView) },
    }),
    async (context) =>
      context.json(await goodForOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/pointing',
      summary: 'Who a person points to, and who points to them',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('With counts and examples', PointingView) },
    }),
    async (context) =>
      context.json(await pointingOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  return app;
}
