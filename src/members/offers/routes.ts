import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { offerState } from './queries.ts';
import { OfferForm, OfferState, OfferView } from './schema.ts';
import { leaveOffer, makeOffer, restoreOffer } from './write.ts';

export function offerRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/offer',
      summary: 'What I let other members ask me about, and whether there are others',
      responses: { 200: jsonAnswer('My offer', OfferState) },
    }),
    async (context) => context.json(await offerState(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/offer',
      summary: 'Agree to be found by members who agreed too, or change my topics and limits',
      request: jsonBody(OfferForm),
      responses: { 200: jsonAnswer('My offer', OfferView) },
    }),
    async (context) =>
      context.json(await makeOffer(kith, actorOf(context).id, context.req.valid('json')), 200),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/offer',
      summary: 'Leave: nobody finds me from this moment; for ten minutes it can be undone',
      responses: { 204: { description: 'Left' } },
    }),
    async (context) => {
      await leaveOffer(kith, actorOf(context).id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/offer/restore',
      summary: 'Undo leaving',
      responses: { 200: jsonAnswer('My offer', OfferView) },
    }),
    async (context) => context.json(await restoreOffer(kith, actorOf(context).id), 200),
  );
  return app;
}
