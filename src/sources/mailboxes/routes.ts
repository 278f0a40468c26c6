import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { changeMailbox, connectMailbox, readNow } from './connect.ts';
import { disconnectMailbox, reconnectMailbox } from './disconnect.ts';
import { chooseSender, nameSender } from './pick.ts';
import { mailboxesOf } from './queries.ts';
import { MailboxChange, MailboxForm, MailboxView, NewSender, SenderChoice } from './schema.ts';

const answersMailbox = { 200: jsonAnswer('The mailbox', MailboxView) };
const Id = z.coerce.number().int().positive();

export function mailboxRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', connectionRoutes(kith));
  app.route('/', undoRoutes(kith));
  app.route('/', readingRoutes(kith));
  return app;
}

function connectionRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/mailboxes',
      summary: 'The mailboxes that I read newsletters from, and who writes them',
      responses: {
        200: jsonAnswer('The mailboxes', z.object({ mailboxes: z.array(MailboxView) })),
      },
    }),
    async (context) =>
      context.json({ mailboxes: await mailboxesOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mailboxes',
      summary:
        'Connect a mailbox over IMAP; Kith only looks, and takes letters of nobody I did not pick',
      request: jsonBody(MailboxForm),
      responses: { 201: jsonAnswer('The mailbox; who writes there is being read', MailboxView) },
    }),
    async (context) =>
      context.json(await connectMailbox(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/mailboxes/{id}',
      summary: 'Choose another folder, give the password anew, or have kept what I send to myself',
      request: { params: idParameter, ...jsonBody(MailboxChange) },
      responses: answersMailbox,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const change = context.req.valid('json');
      return context.json(await changeMailbox(kith, actorOf(context).id, id, change), 200);
    },
  );
  return app;
}

function undoRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/mailboxes/{id}',
      summary: 'Disconnect a mailbox; can be undone for ten minutes. Letters that came stay',
      request: { params: idParameter },
      responses: { 204: { description: 'Disconnected' } },
    }),
    async (context) => {
      await disconnectMailbox(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mailboxes/{id}/restore',
      summary: 'Undo a disconnection',
      request: { params: idParameter },
      responses: answersMailbox,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await reconnectMailbox(kith, actorOf(context).id, id), 200);
    },
  );
  return app;
}

function readingRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mailboxes/{id}/read',
      summary: 'Look now what has come to a mailbox',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('It has begun', MailboxView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await readNow(kith, actorOf(context).id, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mailboxes/{id}/senders',
      summary: 'Take the letters of an address, a domain or a list that I name',
      request: { params: idParameter, ...jsonBody(NewSender) },
      responses: answersMailbox,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { who } = context.req.valid('json');
      return context.json(await nameSender(kith, actorOf(context).id, id, who), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/mailboxes/{id}/senders/{senderId}',
      summary: 'Take the letters of a sender as a source, or no more; say whose they are',
      request: { params: z.object({ id: Id, senderId: Id }), ...jsonBody(SenderChoice) },
      responses: answersMailbox,
    }),
    async (context) => {
      const { id: mailboxId, senderId } = context.req.valid('param');
      const choice = { ...context.req.valid('json'), mailboxId, senderId };
      return context.json(await chooseSender(kith, actorOf(context).id, choice), 200);
    },
  );
  return app;
}
