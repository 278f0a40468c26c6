import { z } from '@hono/zod-openapi';
import { hostOf, idParameter, jsonAnswer, type Kith, route, type routesOf } from '#platform';
import { openInvitationsOf, restoreInvitation, takeBackInvitation } from './invitations.ts';

const Invitations = z.object({
  invitations: z.array(z.object({ id: z.number(), createdAt: z.number(), expiresAt: z.number() })),
});

/** What became of the links that the host made, and taking one back. */
export function addOpenInvitationRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('host', {
      method: 'get',
      path: '/invitations',
      summary: 'My invitations that nobody has used yet',
      responses: { 200: jsonAnswer('The invitations, without their links', Invitations) },
    }),
    async (context) =>
      context.json({ invitations: await openInvitationsOf(kith, hostOf(context).id) }, 200),
  );
  app.openapi(
    route('host', {
      method: 'delete',
      path: '/invitations/{id}',
      summary: 'Take back an invitation that nobody has used',
      request: { params: idParameter },
      responses: { 204: { description: 'Its link makes no account any more' } },
    }),
    async (context) => {
      await takeBackInvitation(kith, hostOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('host', {
      method: 'post',
      path: '/invitations/{id}/restore',
      summary: 'Let an invitation that was just taken back make an account again',
      request: { params: idParameter },
      responses: { 204: { description: 'Its link makes an account again' } },
    }),
    async (context) => {
      await restoreInvitation(kith, hostOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
