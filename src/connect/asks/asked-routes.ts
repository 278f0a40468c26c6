import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, type routesOf } from '#platform';
import { AskPersonForm, AskPersonSettlement, AskThanks, AskView } from './schema.ts';
import { noteThanks, settleAskPerson } from './settle.ts';
import { changeAskPerson } from './write.ts';

const inPath = (name: string) =>
  z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name, in: 'path' } });
const Asked = z.object({ id: inPath('id'), personId: inPath('personId') });
const One = jsonAnswer('The ask', AskView);

/** What concerns one of the people of an ask. */
export function addAskedRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/asks/{id}/people/{personId}',
      summary: 'Change a message, or the chance one gives it, until it has left',
      request: { params: Asked, ...jsonBody(AskPersonForm) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id: askId, personId } = context.req.valid('param');
      const asked = { askId, personId, form: context.req.valid('json') };
      return context.json(await changeAskPerson(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/asks/{id}/people/{personId}/state',
      summary: 'Say that a message left, was answered or declined; or take that back',
      request: { params: Asked, ...jsonBody(AskPersonSettlement) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id: askId, personId } = context.req.valid('param');
      const asked = { askId, personId, settlement: context.req.valid('json') };
      return context.json(await settleAskPerson(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/asks/{id}/people/{personId}/thanks',
      summary: 'Say that one has thanked them, or told them what came of it',
      request: { params: Asked, ...jsonBody(AskThanks) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id: askId, personId } = context.req.valid('param');
      const asked = { askId, personId, thanks: context.req.valid('json') };
      return context.json(await noteThanks(kith, actorOf(context).id, asked), 200);
    },
  );
}
