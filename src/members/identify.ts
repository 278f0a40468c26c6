import { getCookie } from 'hono/cookie';
import type { Actor, HttpContext, Kith } from '#platform';
import { actorBySession, SESSION_COOKIE } from './sign-in.ts';
import { actorByToken, TOKEN_PREFIX } from './tokens.ts';

/** In it a page says whose it is: in another tab of its browser somebody else may have signed in since. */
const PAGE_OF_HEADER = 'kith-page-of';

/**
 * Middleware: finds out who asks, by API token or session cookie. Whether they may is each route's matter. What a
 * page of one member sends with the cookie of another is nobody's: it must not end up among the other's things.
 */
export function identify(kith: Kith) {
  return async (context: HttpContext, next: () => Promise<void>): Promise<void> => {
    const bearer = context.req.header('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    const cookie = getCookie(context, SESSION_COOKIE);
    const actor = bearer?.startsWith(TOKEN_PREFIX)
      ? await actorByToken(kith, bearer)
      : cookie
        ? await actorBySession(kith, cookie)
        : null;
    const pageOf = context.req.header(PAGE_OF_HEADER);
    const isTheirs = pageOf === undefined || pageOf === String(actor?.id);
    if (actor && isTheirs) context.set('actor', actor);
    await next();
  };
}

/** Whether who asked has an account still: it may have been erased since. */
export async function isHere(kith: Kith, actor: Actor): Promise<boolean> {
  const member = await kith.db.read
    .selectFrom('member')
    .select('id')
    .where('id', '=', actor.id)
    .executeTakeFirst();
  return member !== undefined;
}
