import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, Refusal, route, routesOf } from '#platform';
import { keepAttachment } from './keep.ts';
import { ATTACHMENT_NAME_CHARS_MAX, ATTACHMENTS_BYTES_MAX } from './limits.ts';
import { attachmentById, attachmentsOf } from './queries.ts';
import { removeAttachment } from './remove.ts';
import { AttachmentLine } from './schema.ts';

type Routes = ReturnType<typeof routesOf>;

const file = z.string().openapi({ type: 'string', format: 'binary' });
const Attachments = z.object({
  attachments: z.array(AttachmentLine),
  /** Bytes taken and bytes there are. */
  size: z.number(),
  sizeMax: z.number(),
});
/** A picture never changes under its address, and is nobody else's to keep. */
const CACHE = 'private, max-age=31536000, immutable';
/** Were a browser to take a picture for a page, it could do nothing there. */
const NOTHING_ALLOWED = "default-src 'none'; sandbox";

export function attachmentRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addAttachmentRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/attachments',
      summary: 'The pictures of my notes, the latest first, and the room they take',
      responses: { 200: jsonAnswer('The pictures', Attachments) },
    }),
    async (context) => {
      const attachments = await attachmentsOf(kith, actorOf(context).id);
      const size = attachments.reduce((sum, one) => sum + one.size, 0);
      return context.json({ attachments, size, sizeMax: ATTACHMENTS_BYTES_MAX }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/attachments',
      summary: 'Keep a picture (PNG, JPEG, GIF, WebP, AVIF; at most 10 MB) for my notes',
      request: {
        query: z.object({ name: z.string().max(ATTACHMENT_NAME_CHARS_MAX).default('') }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('The picture', AttachmentLine) },
    }),
    async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) throw new Refusal('invalid', 'The file is empty. Choose another.');
      const { name } = context.req.valid('query');
      const kept = await keepAttachment(kith, actorOf(context).id, { name, bytes });
      return context.json(kept, 201);
    },
  );
}

function addAttachmentRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/attachments/{id}',
      summary: 'A picture, for whoever keeps it',
      request: { params: idParameter },
      responses: { 200: { description: 'The bytes', content: { 'image/*': { schema: file } } } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const picture = await attachmentById(kith, actorOf(context).id, id);
      return context.body(new Uint8Array(picture.bytes), 200, {
        'content-type': picture.type,
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(picture.name)}`,
        'cache-control': CACHE,
        'content-security-policy': NOTHING_ALLOWED,
        etag: `"${picture.sha256}"`,
      });
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/attachments/{id}',
      summary: 'Erase a picture that no note shows',
      request: { params: idParameter },
      responses: { 204: { description: 'Erased' } },
    }),
    async (context) => {
      await removeAttachment(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
