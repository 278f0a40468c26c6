import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { tieOf } from './queries.ts';
import { TieForm, TieView } from './schema.ts';
import { changeTie } from './write.ts';

export function tieRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/tie',
      summary: 'How I stand to a person: stage, tie, why, how we met, how often',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The tie', TieView) },
    }),
    async (context) =>
      context.json(await tieOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/people/{id}/tie',
      summary: 'Say how I stand to a person; what is not named stays',
      request: { params: idParameter, ...jsonBody(TieForm) },
      responses: { 200: jsonAnswer('The tie', TieView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeTie(kith, actorOf(context).id, id, form), 200);
    },
  );
  return app;
}
