import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { personById } from '../directory/queries.ts';
import { contactsOf } from './contacts.ts';
import { ContactView } from './schema.ts';

export function contactRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/contacts',
      summary: 'Days on which something passed with a person, as archives tell, the last first',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('The days', z.object({ contacts: z.array(ContactView) })),
      },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const person = await personById(kith, memberId, context.req.valid('param').id);
      const contacts = await contactsOf(kith, memberId, [person.id]);
      return context.json(
        { contacts: contacts.map(({ day, direction, channel }) => ({ day, direction, channel })) },
        200,
      );
    },
  );
  return app;
}
