import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { KeptView } from '../library/schema.ts';
import { keepPdfFile } from './keep-file.ts';
import { FILE_NAME_CHARS_MAX, PDF_MB_MAX } from './limits.ts';

const file = z.string().openapi({ format: 'binary' });

export function pdfRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeps/files',
      summary: `Keep the text of a PDF file (at most ${PDF_MB_MAX} MB), page by page`,
      request: {
        query: z.object({ name: z.string().max(FILE_NAME_CHARS_MAX).default('') }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('What is kept', KeptView) },
    }),
    async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const { name } = context.req.valid('query');
      return context.json(await keepPdfFile(kith, actorOf(context).id, { bytes, name }), 201);
    },
  );
  return app;
}
