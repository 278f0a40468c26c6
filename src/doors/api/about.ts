import { z } from '@hono/zod-openapi';
import { jsonAnswer, type Kith, route, routesOf } from '#platform';

const About = z
  .object({
    version: z.string(),
    /** Looking at sites that the network points to. Switched by whoever runs this Kith. */
    beyond: z.object({
      isOn: z.boolean(),
      requestsPerDayMax: z.number(),
      requestsPerHostMax: z.number(),
    }),
  })
  .openapi('About');

export function aboutRoutes(kith: Kith, version: string) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/about',
      summary: 'What this Kith is and which of its ways are switched on',
      responses: { 200: jsonAnswer('About', About) },
    }),
    async (context) => {
      const { enabled, ...limits } = kith.config.beyond;
      return context.json({ version, beyond: { isOn: enabled, ...limits } }, 200);
    },
  );
  return app;
}
