import { z } from '@hono/zod-openapi';
import { unblockMember } from '#members';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { peersFor } from './queries.ts';
import { NewBlock, NewPeerRequest, PeerAnswer, PeerRequestView, PeersView } from './schema.ts';
import { answerPeer, askPeer, blockPeer, restoreRequest, withdrawRequest } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();

export function peerRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/peers',
      summary: 'Members who agreed to be found, as I did: what we may have for each other, and why',
      request: { query: z.object({ goal: Id.optional() }) },
      responses: { 200: jsonAnswer('The members', PeersView) },
    }),
    async (context) => {
      const goalId = context.req.valid('query').goal;
      return context.json(await peersFor(kith, actorOf(context).id, { goalId }), 200);
    },
  );
  addRequestRoutes(app, kith);
  addAnswerRoutes(app, kith);
  addBlockRoutes(app, kith);
  return app;
}

function addRequestRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/peer-requests',
      summary: 'Ask a member for help, or offer it; they see my name and these words',
      request: jsonBody(NewPeerRequest),
      responses: { 201: jsonAnswer('The request', PeerRequestView) },
    }),
    async (context) =>
      context.json(await askPeer(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/peer-requests/{id}',
      summary: 'Take back what I wrote to a member; for ten minutes that can be undone',
      request: { params: idParameter },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await withdrawRequest(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/peer-requests/{id}/restore',
      summary: 'Undo taking it back',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The request', PeerRequestView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await restoreRequest(kith, actorOf(context).id, id), 200);
    },
  );
}

function addAnswerRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/peer-requests/{id}/answer',
      summary: 'Say yes, so that both see how to reach the other; or no, of which nobody hears',
      request: { params: idParameter, ...jsonBody(PeerAnswer) },
      responses: { 204: { description: 'Answered' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await answerPeer(kith, actorOf(context).id, id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}

function addBlockRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/blocked-members',
      summary: 'Block a member: neither sees anything of the other any more',
      request: jsonBody(NewBlock),
      responses: { 204: { description: 'Blocked' } },
    }),
    async (context) => {
      await blockPeer(kith, actorOf(context).id, context.req.valid('json').memberId);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/blocked-members/{id}',
      summary: 'Unblock a member',
      request: { params: idParameter },
      responses: { 204: { description: 'Unblocked' } },
    }),
    async (context) => {
      await unblockMember(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
