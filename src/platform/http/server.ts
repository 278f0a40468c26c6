import type { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { translateError } from './errors.ts';
import { type HttpContext, type HttpVariables, routesOf } from './routes.ts';

const BODY_BYTES_MAX = 2 * 1024 * 1024;
/** Imports send whole files (50,000 contacts from Google are some 25 MB), notes pictures, the library PDFs. */
const FILE_BYTES_MAX = 41 * 1024 * 1024;
const FILES_PATH = /^\/api\/v1\/(imports|attachments|library-imports|keeps\/files)(\/|$)/;
/** Vaults of notes with their pictures. */
const VAULT_BYTES_MAX = 100 * 1024 * 1024;
const VAULTS_PATH = /^\/api\/v1\/notes\/import$/;

export interface ServerOptions {
  log: Log;
  /** True behind https, so that browsers insist on it. */
  isSecure: boolean;
  /** Whose pages may stand in a frame inside of ours. */
  frameHosts?: readonly string[];
  /** Address of the client; the proxy's word when it is trusted. */
  clientAddress: (request: Request, env: unknown) => string;
  /** Whether who asked has an account still. */
  isHere?: (actor: Actor) => Promise<boolean>;
}

/** The outermost layer of every answer: security headers, sizes, errors. */
export function httpServer(options: ServerOptions): OpenAPIHono<{ Variables: HttpVariables }> {
  const app = routesOf();
  app.onError(translateError(options.log, options.isHere ?? (async () => true)));
  app.use('*', async (context, next) => {
    context.set('clientAddress', options.clientAddress(context.req.raw, context.env));
    await next();
  });
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'", ...(options.frameHosts ?? []).map((host) => `https://${host}`)],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // What a route allows itself less stays: a picture is to do nothing at all.
      overwrite: false,
      strictTransportSecurity: options.isSecure ? 'max-age=31536000' : false,
    }),
  );
  // A page elsewhere cannot send an Authorization header unasked, so programs need not say where they come from.
  const fromForms = csrf();
  const fromPages = (context: HttpContext, next: () => Promise<void>) => {
    if (isFromElsewhere(context.req.raw)) {
      throw new Refusal('forbidden', 'This request comes from another site.');
    }
    return fromForms(context, next);
  };
  app.use('/api/*', async (context, next) =>
    context.req.header('authorization')?.startsWith('Bearer ') ? next() : fromPages(context, next),
  );
  const tooLarge = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        const mb = Math.floor(maxSize / 1024 / 1024);
        throw new Refusal('invalid', `That is too large: at most ${mb} MB can be sent at once.`);
      },
    });
  const forFiles = tooLarge(FILE_BYTES_MAX);
  const forVaults = tooLarge(VAULT_BYTES_MAX);
  const forForms = tooLarge(BODY_BYTES_MAX);
  app.use('/api/*', (context, next) => {
    const { path } = context.req;
    const limit = VAULTS_PATH.test(path) ? forVaults : FILES_PATH.test(path) ? forFiles : forForms;
    return limit(context, next);
  });
  return app;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a page of another site sent this, as far as the browser says; programs say nothing. */
function isFromElsewhere({ method, headers, url }: Request): boolean {
  if (SAFE_METHODS.has(method)) return false;
  const fetched = headers.get('sec-fetch-site');
  if (fetched) return fetched !== 'same-origin' && fetched !== 'none';
  const origin = headers.get('origin');
  const host = headers.get('host') ?? new URL(url).host;
  if (!origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
