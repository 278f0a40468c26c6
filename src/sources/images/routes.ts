import { z } from '@hono/zod-openapi';
import { actorOf, type Kith, Refusal, route, routesOf } from '#platform';
import { openImages } from './fetch-image.ts';
import { MISSING_MS, NAME_CHARS_MAX, SHOWN_S } from './limits.ts';
import { foreignUrl } from './names.ts';
import { PLAYERS, playerOf } from './player.ts';

type Routes = ReturnType<typeof routesOf>;

const file = z.string().openapi({ type: 'string', format: 'binary' });
const Name = z.string().max(NAME_CHARS_MAX);
/** Opened by itself, an image does nothing: an SVG runs no script and asks nobody for anything. */
const NOTHING_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/** It plays what it was made for, wherever that leads on to, inside a page of ours; no script runs. */
const PLAYING_ALLOWED =
  "default-src 'none'; media-src http: https:; frame-ancestors 'self'; sandbox";

export function imageRoutes(kith: Kith) {
  const app = routesOf();
  addImageRoute(app, kith);
  addRecordingRoute(app, kith);
  return app;
}

function addImageRoute(app: Routes, kith: Kith): void {
  const imageAt = openImages(kith);
  app.openapi(
    route('member', {
      method: 'get',
      path: '/images/{image}',
      summary:
        'An image of an entry, at the address that its text gives; fetched by Kith, not by the reader',
      request: { params: z.object({ image: Name }) },
      responses: {
        200: { description: 'The bytes', content: { 'image/*': { schema: file } } },
        204: { description: 'Its publisher has no image there' },
      },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const url = foreignUrl(kith, { memberId, what: 'image' }, context.req.valid('param').image);
      if (url === null) throw new Refusal('not_found', 'There is no such image.');
      const image = await imageAt(url);
      // No fault of this Kith or of who asks: the browser takes it for an image that is not there, and complains of nothing.
      if (image === null)
        return context.body(null, 204, {
          'cache-control': `private, max-age=${MISSING_MS / 1000}`,
        });
      return context.body(new Uint8Array(image.bytes), 200, {
        'content-type': image.type,
        'content-length': String(image.bytes.length),
        'content-disposition': 'inline',
        'cache-control': `private, max-age=${SHOWN_S}`,
        'content-security-policy': NOTHING_ALLOWED,
      });
    },
  );
}

function addRecordingRoute(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/recordings/{recording}',
      summary:
        'A page that plays a recording of an entry from where it was published, for who asked for it',
      request: {
        params: z.object({ recording: Name }),
        query: z.object({ as: z.enum(PLAYERS).default('audio') }),
      },
      responses: {
        200: { description: 'A page', content: { 'text/html': { schema: z.string() } } },
      },
    }),
    async (context) => {
      const named = { memberId: actorOf(context).id, what: 'recording' } as const;
      const url = foreignUrl(kith, named, context.req.valid('param').recording);
      if (url === null) throw new Refusal('not_found', 'There is no such recording.');
      const { as } = context.req.valid('query');
      return context.html(playerOf(url, as), 200, {
        'cache-control': 'private, no-cache',
        'content-security-policy': PLAYING_ALLOWED,
        'x-frame-options': 'SAMEORIGIN',
      });
    },
  );
}
