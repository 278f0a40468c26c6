import { getCookie } from 'hono/cookie';
import type { HttpContext, Kith } from '#platform';
import { SESSION_COOKIE } from './routes.ts';
import { actorBySession } from './sign-in.ts';
import { actorByToken, TOKEN_PREFIX } from './tokens.ts';

/** Middleware: finds out who asks, by API token or session cookie. Whether they may is each route's matter. */
export function identify(kith: Kith) {
  return async (context: HttpContext, next: () => Promise<void>): Promise<void> => {
    const bearer = context.req.header('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    const cookie = getCookie(context, SESSION_COOKIE);
    const actor = bearer?.startsWith(TOKEN_PREFIX)
      ? await actorByToken(kith, bearer)
      : cookie
        ? await actorBySession(kith, cookie)
        : null;
    if (actor) context.set('actor', actor);
    await next();
  };
}
