import { z } from '@hono/zod-openapi';
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { type Kith, Refusal, route, routesOf } from '#platform';
import { arrive } from './arrive.ts';
import { confirm } from './confirm.ts';

const TOKEN_CHARS_MAX = 100;
const CHALLENGE_CHARS_MAX = 2_000;
const TEXT_CHARS_MAX = 2_000;
/** Of one address: a hub may push many feeds from one, a guesser is slowed down. */
const MESSAGES_MAX = 600;
const WINDOW_S = 60;

const Token = z.object({ token: z.string().min(1).max(TOKEN_CHARS_MAX) });
const Question = z.object({
  'hub.mode': z.enum(['subscribe', 'unsubscribe', 'denied']),
  'hub.topic': z.string().max(TEXT_CHARS_MAX).default(''),
  'hub.challenge': z.string().max(CHALLENGE_CHARS_MAX).default(''),
  'hub.lease_seconds': z.coerce.number().int().positive().optional(),
  'hub.reason': z.string().max(TEXT_CHARS_MAX).default(''),
});

const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: z.string() } },
});

/** Where hubs of WebSub come: for whoever has the address, which is given to one hub only. */
export function pushRoutes(kith: Kith) {
  const app = routesOf();
  const rate = messageRate();
  const { isPushed } = kith.config;
  app.openapi(
    route('public', {
      method: 'get',
      path: '/pushes/{token}',
      summary: 'A hub asks whether Kith wants a feed pushed (WebSub)',
      request: { params: Token, query: Question },
      responses: { 200: text('What it asked to have repeated') },
    }),
    async (context) => {
      await rate(context.get('clientAddress'));
      const asked = context.req.valid('query');
      const answer = await confirm(kith, context.req.valid('param').token, {
        mode: asked['hub.mode'],
        topic: asked['hub.topic'],
        challenge: asked['hub.challenge'],
        leaseSeconds: asked['hub.lease_seconds'] ?? null,
        reason: asked['hub.reason'],
      });
      if (answer === null) throw new Refusal('not_found', 'Kith did not ask for this.');
      return context.text(answer, 200);
    },
  );
  app.openapi(
    route('public', {
      method: 'post',
      path: '/pushes/{token}',
      summary: 'A hub brings what a feed published (WebSub)',
      request: { params: Token },
      responses: {
        202: { description: 'Heard; what is not signed as agreed is left alone' },
        410: { description: 'Nobody waits for this any more' },
      },
    }),
    async (context) => {
      await rate(context.get('clientAddress'));
      const isAwaited =
        isPushed &&
        (await arrive(kith, context.req.valid('param').token, {
          body: new Uint8Array(await context.req.arrayBuffer()),
          contentType: context.req.header('content-type'),
          signature: context.req.header('x-hub-signature'),
          link: context.req.header('link'),
        }));
      return context.body(null, isAwaited ? 202 : 410);
    },
  );
  return app;
}

/** Counted in this process: several servers allow as many times more. */
function messageRate() {
  const limiter = new RateLimiterMemory({ points: MESSAGES_MAX, duration: WINDOW_S });
  return async (address: string): Promise<void> => {
    try {
      await limiter.consume(address);
    } catch {
      throw new Refusal('too_many', 'Too many messages from this address. Try again in a minute.');
    }
  };
}
