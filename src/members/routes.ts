import { z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  actorOf,
  type HttpContext,
  hostOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  route,
  routesOf,
} from '#platform';
import { addAccountRoutes } from './account-routes.ts';
import { changePassword } from './change-password.ts';
import { addOpenInvitationRoutes } from './invitation-routes.ts';
import { acceptInvitation, hasMembers, invite, makeFirstMember, openInvitation } from './join.ts';
import { offerRoutes } from './offers/routes.ts';
import { memberView, tokensOf } from './queries.ts';
import { signInRates } from './rates.ts';
import {
  Credentials,
  DAY_MS,
  MemberView,
  NewMember,
  NewToken,
  PasswordChange,
  SESSION_DAYS,
  TokenView,
} from './schema.ts';
import { endSession, memberByPassword, SESSION_COOKIE, startSession } from './sign-in.ts';
import { makeToken, removeToken, restoreToken } from './tokens.ts';

const tokenParameter = z.object({ token: z.string().min(20).max(100) });
type Routes = ReturnType<typeof routesOf>;
type Rates = ReturnType<typeof signInRates>;
const SessionView = z.object({ member: MemberView }).openapi('Session');

export function memberRoutes(kith: Kith) {
  const app = routesOf();
  const rates = signInRates();
  addWelcomeRoutes(app, kith, rates);
  addSessionRoutes(app, kith, rates);
  addPasswordRoute(app, kith, rates);
  addAccountRoutes(app, kith, rates);
  addInvitationRoutes(app, kith, rates);
  addOpenInvitationRoutes(app, kith);
  addTokenRoutes(app, kith);
  app.route('/', offerRoutes(kith));
  return app;
}

/** Starts a session and gives its cookie to the browser. */
async function signIn(kith: Kith, context: HttpContext, member: MemberView): Promise<void> {
  const token = await startSession(kith, member.id, context.req.header('user-agent') ?? '');
  setCookie(context, SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: kith.config.publicUrl?.startsWith('https:') ?? false,
    maxAge: (SESSION_DAYS * DAY_MS) / 1000,
  });
}

function addWelcomeRoutes(app: Routes, kith: Kith, rates: Rates): void {
  app.openapi(
    route('public', {
      method: 'get',
      path: '/welcome',
      summary: 'Whether this Kith has its first account',
      responses: { 200: jsonAnswer('The answer', z.object({ hasMembers: z.boolean() })) },
    }),
    async (context) => context.json({ hasMembers: await hasMembers(kith) }, 200),
  );
  app.openapi(
    route('public', {
      method: 'post',
      path: '/members/first',
      summary: 'Make the first account, whose owner is the host, and sign in',
      request: jsonBody(NewMember),
      responses: { 201: jsonAnswer('The member', SessionView) },
    }),
    async (context) => {
      await rates.count(context.get('clientAddress'), 'first');
      const member = await makeFirstMember(kith, context.req.valid('json'));
      await signIn(kith, context, member);
      return context.json({ member }, 201);
    },
  );
}

function addSessionRoutes(app: Routes, kith: Kith, rates: Rates): void {
  app.openapi(
    route('public', {
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      request: jsonBody(Credentials),
      responses: { 201: jsonAnswer('The session', SessionView) },
    }),
    async (context) => {
      const { name, password } = context.req.valid('json');
      const address = context.get('clientAddress');
      await rates.count(address, name);
      const member = await memberByPassword(kith, name, password);
      await rates.forgive(address, name);
      await signIn(kith, context, member);
      return context.json({ member }, 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/session',
      summary: 'Who is signed in',
      responses: { 200: jsonAnswer('The session', SessionView) },
    }),
    async (context) => context.json({ member: await memberView(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('public', {
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out' } },
    }),
    async (context) => {
      const token = getCookie(context, SESSION_COOKIE);
      if (token) await endSession(kith, token);
      deleteCookie(context, SESSION_COOKIE, { path: '/' });
      return context.body(null, 204);
    },
  );
}

function addPasswordRoute(app: Routes, kith: Kith, rates: Rates): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/session/password',
      summary: 'Change my password and end my other sessions',
      request: jsonBody(PasswordChange),
      responses: { 204: { description: 'Changed' } },
    }),
    async (context) => {
      const { id, name } = actorOf(context);
      const address = context.get('clientAddress');
      await rates.count(address, name);
      const keptSession = getCookie(context, SESSION_COOKIE) ?? null;
      await changePassword(kith, id, { ...context.req.valid('json'), keptSession });
      await rates.forgive(address, name);
      return context.body(null, 204);
    },
  );
}

function addInvitationRoutes(app: Routes, kith: Kith, rates: Rates): void {
  app.openapi(
    route('host', {
      method: 'post',
      path: '/invitations',
      summary: 'Make an invitation link for one new member',
      responses: {
        201: jsonAnswer(
          'The link',
          z.object({ id: z.number(), path: z.string(), expiresAt: z.number() }),
        ),
      },
    }),
    async (context) => {
      const { id, token, expiresAt } = await invite(kith, hostOf(context).id);
      return context.json({ id, path: `/join/${token}`, expiresAt }, 201);
    },
  );
  app.openapi(
    route('public', {
      method: 'get',
      path: '/invitations/{token}',
      summary: 'Until when an invitation makes an account; null when it makes none',
      request: { params: z.object({ token: z.string().max(100) }) },
      responses: {
        200: jsonAnswer('The answer', z.object({ expiresAt: z.number().nullable() })),
      },
    }),
    async (context) => {
      const found = await openInvitation(kith, kith.db.read, context.req.valid('param').token);
      return context.json({ expiresAt: found?.expiresAt ?? null }, 200);
    },
  );
  app.openapi(
    route('public', {
      method: 'post',
      path: '/invitations/{token}/accept',
      summary: 'Make an account from an invitation and sign in',
      request: { params: tokenParameter, ...jsonBody(NewMember) },
      responses: { 201: jsonAnswer('The session', SessionView) },
    }),
    async (context) => {
      await rates.count(context.get('clientAddress'), 'invitation');
      const member = await acceptInvitation(
        kith,
        context.req.valid('param').token,
        context.req.valid('json'),
      );
      await signIn(kith, context, member);
      return context.json({ member }, 201);
    },
  );
}

function addTokenRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/tokens',
      summary: 'My API tokens',
      responses: { 200: jsonAnswer('The tokens', z.object({ tokens: z.array(TokenView) })) },
    }),
    async (context) => context.json({ tokens: await tokensOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/tokens',
      summary: 'Make an API token; it is shown this once',
      request: jsonBody(NewToken),
      responses: { 201: jsonAnswer('The token', TokenView.extend({ token: z.string() })) },
    }),
    async (context) =>
      context.json(await makeToken(kith, actorOf(context).id, context.req.valid('json').name), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/tokens/{id}',
      summary: 'Remove an API token',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeToken(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/tokens/{id}/restore',
      summary: 'Bring back an API token that was just removed',
      request: { params: idParameter },
      responses: { 204: { description: 'It opens again what it did' } },
    }),
    async (context) => {
      await restoreToken(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
