import { z } from '@hono/zod-openapi';
import { deleteCookie } from 'hono/cookie';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, type routesOf } from '#platform';
import { eraseAccount } from './erase.ts';
import { allMembers } from './queries.ts';
import type { signInRates } from './rates.ts';
import { Erasing, ListedMember } from './schema.ts';
import { SESSION_COOKIE } from './sign-in.ts';

/** Who is here, for the host; and how one goes for good. */
export function addAccountRoutes(
  app: ReturnType<typeof routesOf>,
  kith: Kith,
  rates: ReturnType<typeof signInRates>,
): void {
  app.openapi(
    route('host', {
      method: 'get',
      path: '/members',
      summary: 'Everybody with an account here, who has been here longest first',
      responses: {
        200: jsonAnswer('The members', z.object({ members: z.array(ListedMember) })),
      },
    }),
    async (context) => context.json({ members: await allMembers(kith) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/account/erase',
      summary: 'Erase my account for good, with everything that is mine; needs my password',
      request: jsonBody(Erasing),
      responses: {
        200: jsonAnswer(
          'Erased; whether anybody is left here',
          z.object({ hasMembers: z.boolean() }),
        ),
      },
    }),
    async (context) => {
      const { id, name } = actorOf(context);
      const address = context.get('clientAddress');
      await rates.count(address, name);
      const { hasMembers } = await eraseAccount(kith, id, context.req.valid('json').password);
      await rates.forgive(address, name);
      deleteCookie(context, SESSION_COOKIE, { path: '/' });
      return context.json({ hasMembers }, 200);
    },
  );
}
