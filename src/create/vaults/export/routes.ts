import { z } from '@hono/zod-openapi';
import { zipOf } from '#archive';
import { dayOf } from '#days';
import { goalById } from '#goals';
import { actorOf, type Kith, route, routesOf, streamOf } from '#platform';
import { TAG_CHARS_MAX } from '../../notes/limits.ts';
import { exportFiles } from './files.ts';

const file = z.string().openapi({ format: 'binary' });
const Scope = z.object({
  goalId: z.coerce.number().int().positive().optional(),
  tag: z.string().max(TAG_CHARS_MAX).optional(),
});

export function vaultExportRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/export.zip',
      summary: 'My notes as Markdown files in a ZIP archive: all, a goal’s, or those with a tag',
      request: { query: Scope },
      responses: {
        200: { description: 'The archive', content: { 'application/zip': { schema: file } } },
      },
    }),
    async (context) => {
      const actor = actorOf(context);
      const scope = context.req.valid('query');
      if (scope.goalId !== undefined) await goalById(kith, actor.id, scope.goalId);
      const day = dayOf(kith.now());
      return context.body(streamOf(zipOf('Kith notes/', exportFiles(kith, actor.id, scope))), 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="kith-notes-${actor.name}-${day}.zip"`,
      });
    },
  );
  return app;
}
