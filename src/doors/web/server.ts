import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { isHere } from '#members';
import { httpServer, type Kith } from '#platform';
import { EMBED_HOSTS } from '#sources';
import { version } from '../../version.ts';
import { apiDoor } from '../api/api.ts';
import { metricsOf } from './metrics.ts';
import { openSearch } from './open-search.ts';
import { publishedPages } from './published.ts';

export const WEB_FOLDER = fileURLToPath(new URL('../../../dist/web', import.meta.url));
const YEAR_S = 31_536_000;

/** The whole server: API, health, metrics and the web app. */
export function serverOf(kith: Kith) {
  const app = httpServer({
    log: kith.log,
    frameHosts: EMBED_HOSTS,
    isSecure: kith.config.publicUrl?.startsWith('https:') ?? false,
    clientAddress: (request, env) => addressOf(kith.config.trustProxy, request, env),
    isHere: (actor) => isHere(kith, actor),
  });
  app.get('/healthz', async (context) => {
    await kith.db.read.selectFrom('migration').select('name').limit(1).execute();
    return context.json({ status: 'ok', version });
  });
  app.get('/metrics', async (context) => context.text(await metricsOf(kith)));
  app.route('/api/v1', apiDoor(kith, version));
  app.route('/', publishedPages(kith));
  app.route('/', openSearch(kith));
  app.all('/api/*', (context) =>
    context.json(
      { error: { code: 'not_found', message: 'There is no such address in the API.' } },
      404,
    ),
  );
  for (const room of kith.rooms) {
    const pages = room.pages?.(kith);
    if (pages) app.route('/', pages);
  }
  app.use(
    '/assets/*',
    serveStatic({
      root: path.relative(process.cwd(), WEB_FOLDER),
      onFound: (_, context) =>
        context.header('Cache-Control', `public, max-age=${YEAR_S}, immutable`),
    }),
  );
  app.use(
    '/*',
    serveStatic({
      root: path.relative(process.cwd(), WEB_FOLDER),
      // These keep their names when they change.
      onFound: (_, context) => context.header('Cache-Control', 'no-cache'),
    }),
  );
  // Every other address belongs to the web app, which finds its own way.
  app.get('*', async (context) => {
    const index = path.join(WEB_FOLDER, 'index.html');
    if (!existsSync(index)) return context.text('The web app is not built yet: npm run build', 503);
    context.header('Cache-Control', 'no-cache');
    return context.html(await readFile(index, 'utf8'));
  });
  return app;
}

function addressOf(trustProxy: boolean, request: Request, env: unknown): string {
  const forwarded = trustProxy
    ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded;
  const hasSocket = typeof env === 'object' && env !== null && 'incoming' in env;
  if (!hasSocket) return 'local';
  return getConnInfo({ env } as Parameters<typeof getConnInfo>[0]).remote.address ?? 'unknown';
}
