import { z } from '@hono/zod-openapi';
import {
  actorOf,
  idParameter,
  isStorable,
  jsonAnswer,
  jsonBody,
  type Kith,
  NOT_STORABLE,
  route,
  routesOf,
} from '#platform';
import { dismissGathering } from './dismiss.ts';
import { gatheringsFor } from './gatherings.ts';
import { leadsOf } from './leads.ts';
import { presenceAt } from './presence.ts';
import { GATHERING_KEY_CHARS_MAX, GatheringView, LeadView, PresenceView } from './schema.ts';

type Routes = ReturnType<typeof routesOf>;

const Dismissal = z.object({
  key: z.string().min(1).max(GATHERING_KEY_CHARS_MAX).refine(isStorable, NOT_STORABLE),
  isDismissed: z.boolean(),
});

export function gatheringRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addEvidenceRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/gatherings',
      summary: 'Where the people who write on my goals gather, beside the places I have',
      responses: {
        200: jsonAnswer('The gatherings', z.object({ gatherings: z.array(GatheringView) })),
      },
    }),
    async (context) =>
      context.json({ gatherings: await gatheringsFor(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/gatherings/dismissed',
      summary: 'Put a gathering out of sight for good, or back',
      request: jsonBody(Dismissal),
      responses: { 204: { description: 'Done' } },
    }),
    async (context) => {
      await dismissGathering(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}

function addEvidenceRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places/{id}/presence',
      summary: 'Who is at a place: whom I say, and whom evidence proposes',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The people', z.object({ people: z.array(PresenceView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ people: await presenceAt(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/leads',
      summary: 'Where a person’s entries and accounts lead to',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The places', z.object({ leads: z.array(LeadView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ leads: await leadsOf(kith, actorOf(context).id, id) }, 200);
    },
  );
}
