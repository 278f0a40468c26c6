import { z } from '@hono/zod-openapi';
import { actorOf, Day, jsonAnswer, jsonBody, type Kith, Refusal, route, routesOf } from '#platform';
import { KEPT_TEXT_CHARS_MAX } from './limits.ts';
import {
  CalendarProposal,
  MessageProposal,
  proposeFromCalendar,
  proposeFromMessage,
} from './readers/propose.ts';

/** Proposals from a calendar or a message: what could be logged. Nothing is stored by these. */
export function proposalRoutes(kith: Kith) {
  const app = routesOf();
  const file = z.string().openapi({ format: 'binary' });
  app.openapi(
    route('member', {
      method: 'post',
      path: '/interactions/from-calendar',
      summary: 'What could be logged of a calendar file (.ics); nothing is stored',
      request: {
        query: z.object({ from: Day, to: Day }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 200: jsonAnswer('The events with people in them', CalendarProposal) },
    }),
    async (context) => {
      const span = context.req.valid('query');
      const text = new TextDecoder().decode(await context.req.arrayBuffer());
      if (text.trim() === '') throw new Refusal('invalid', 'The file is empty. Choose another.');
      return context.json(
        await proposeFromCalendar(kith, actorOf(context).id, { text, span }),
        200,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/interactions/from-message',
      summary: 'Who, when and in which direction, as a message says; nothing is stored',
      request: jsonBody(
        z
          .object({
            text: z.string().min(1, 'Paste a message.').max(KEPT_TEXT_CHARS_MAX),
            today: Day,
          })
          .openapi('PastedMessage'),
      ),
      responses: { 200: jsonAnswer('The proposal', MessageProposal) },
    }),
    async (context) => {
      const asked = context.req.valid('json');
      return context.json(await proposeFromMessage(kith, actorOf(context).id, asked), 200);
    },
  );
  return app;
}
