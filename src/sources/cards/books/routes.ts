import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { chooseBooks, connectAccount, readNow } from './connect.ts';
import { disconnectAccount, reconnectAccount } from './disconnect.ts';
import { accountsOf } from './queries.ts';
import { AccountForm, AccountView, ChosenBooks } from './schema.ts';

const answersAccount = { 200: jsonAnswer('The account', AccountView) };

export function cardBookRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', accountRoutes(kith));
  app.route('/', readingRoutes(kith));
  return app;
}

function accountRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/address-books',
      summary: 'The CardDAV accounts that I read address books from',
      responses: {
        200: jsonAnswer('The accounts', z.object({ accounts: z.array(AccountView) })),
      },
    }),
    async (context) => context.json({ accounts: await accountsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/address-books',
      summary: 'Connect a CardDAV account; Kith only reads from it',
      request: jsonBody(AccountForm),
      responses: { 201: jsonAnswer('The account with its address books', AccountView) },
    }),
    async (context) =>
      context.json(await connectAccount(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/address-books/{id}',
      summary: 'Disconnect an account; can be undone for ten minutes. The people stay',
      request: { params: idParameter },
      responses: { 204: { description: 'Disconnected' } },
    }),
    async (context) => {
      await disconnectAccount(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/address-books/{id}/restore',
      summary: 'Undo a disconnection',
      request: { params: idParameter },
      responses: answersAccount,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await reconnectAccount(kith, actorOf(context).id, id), 200);
    },
  );
  return app;
}

function readingRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'put',
      path: '/address-books/{id}/chosen',
      summary: 'Say which address books of an account are read, and read them',
      request: { params: idParameter, ...jsonBody(ChosenBooks) },
      responses: answersAccount,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { bookIds } = context.req.valid('json');
      return context.json(await chooseBooks(kith, actorOf(context).id, id, bookIds), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/address-books/{id}/read',
      summary: 'Look now what has changed in the chosen address books',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('It has begun', AccountView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await readNow(kith, actorOf(context).id, id), 202);
    },
  );
  return app;
}
