import { z } from '@hono/zod-openapi';
import { idParameter, jsonAnswer, route, routesOf } from './http/index.ts';
import { deadLetters, forgetDead, jobCounts } from './jobs/index.ts';
import { migrations as jobMigrations } from './jobs/schema.ts';
import type { Kith, Room } from './kith.ts';
import { Refusal } from './refusal.ts';

const JobCount = z.object({ kind: z.string(), state: z.string(), count: z.number() });
const DeadLetter = z.object({
  id: z.number(),
  kind: z.string(),
  attempts: z.number(),
  error: z.string().nullable(),
  createdAt: z.number(),
  failedAt: z.number(),
});

/** The jobs page's routes. Payloads stay inside: they may name what belongs to a member. */
function jobRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('host', {
      method: 'get',
      path: '/jobs',
      summary: 'Work that waits, runs and failed for good',
      responses: {
        200: jsonAnswer(
          'The jobs',
          z.object({ counts: z.array(JobCount), dead: z.array(DeadLetter) }),
        ),
      },
    }),
    async (context) => {
      const [counts, dead] = [await jobCounts(kith.db), await deadLetters(kith.db)];
      return context.json(
        {
          counts: counts.map((row) => ({ ...row, count: Number(row.count) })),
          dead: dead.map((row) => ({
            id: row.id,
            kind: row.kind,
            attempts: row.attempts,
            error: row.error,
            createdAt: row.created_at,
            failedAt: row.run_at,
          })),
        },
        200,
      );
    },
  );
  app.openapi(
    route('host', {
      method: 'post',
      path: '/jobs/{id}/retry',
      summary: 'Try a failed job again',
      request: { params: idParameter },
      responses: { 204: { description: 'It waits again' } },
    }),
    async (context) => {
      if (!(await kith.retryJob(context.req.valid('param').id))) throw noSuchJob();
      kith.wakeJobs();
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('host', {
      method: 'delete',
      path: '/jobs/{id}',
      summary: 'Give up a failed job',
      request: { params: idParameter },
      responses: { 204: { description: 'Given up' } },
    }),
    async (context) => {
      if (!(await forgetDead(kith.db, context.req.valid('param').id))) throw noSuchJob();
      return context.body(null, 204);
    },
  );
  return app;
}

const noSuchJob = () => new Refusal('not_found', 'There is no such failed job.');

export const platform: Room = {
  name: 'platform',
  migrations: jobMigrations,
  routes: jobRoutes,
};
