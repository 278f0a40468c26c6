import { z } from '@hono/zod-openapi';
import { membersToAskAbout } from '#members';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { briefById } from './queries.ts';

export const BriefMembers = z
  .object({
    members: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        /** Which of what they can be asked about speaks of the brief. */
        topics: z.array(z.string()),
      }),
    ),
  })
  .openapi('BriefMembers');
export type BriefMembers = z.infer<typeof BriefMembers>;

/** Members of this Kith who agreed to be found, for what a brief looks for. They are asked, not added or dismissed. */
export function briefMemberRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/briefs/{id}/members',
      summary: 'Members of this Kith who can be asked about what a search brief looks for',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The members', BriefMembers) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const brief = await briefById(kith, memberId, context.req.valid('param').id);
      return context.json(
        { members: await membersToAskAbout(kith, memberId, brief.question) },
        200,
      );
    },
  );
  return app;
}
