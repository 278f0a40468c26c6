import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { ErrorBody, refusalOf } from './errors.ts';

export interface HttpVariables {
  /** Absent until someone has signed in. */
  actor?: Actor;
  clientAddress: string;
}
export type HttpContext = Context<{ Variables: HttpVariables }>;

export function routesOf() {
  return new OpenAPIHono<{ Variables: HttpVariables }>({
    defaultHook: (result) => {
      if (result.success) return;
      if (result.target === 'param' && result.error.issues.some(isOfId))
        throw new Refusal('not_found', 'There is nothing at this address.');
      throw refusalOf(result.error);
    },
  });
}

/** A number that is none, or none that anything can have: a mistyped address, not a form to mend. */
const isOfId = ({ path }: z.core.$ZodIssue): boolean => /(^i|I)d$/.test(String(path.at(-1)));

type Access = 'public' | 'member' | 'host';

/** Throws unless the request comes from a signed-in member. */
export function actorOf(context: { get(key: 'actor'): Actor | undefined }): Actor {
  const actor = context.get('actor');
  if (!actor) throw new Refusal('not_signed_in', 'Sign in first.');
  return actor;
}

export function hostOf(context: { get(key: 'actor'): Actor | undefined }): Actor {
  const actor = actorOf(context);
  if (!actor.isHost) throw new Refusal('forbidden', 'Only the host of this Kith may do that.');
  return actor;
}

const errors = {
  default: {
    description: 'A refusal or an error',
    content: { 'application/json': { schema: ErrorBody } },
  },
};

export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
export const jsonAnswer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
export const idParameter = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
});

const gates = {
  public: async (_: HttpContext, next: () => Promise<void>) => next(),
  member: async (context: HttpContext, next: () => Promise<void>) => {
    actorOf(context);
    await next();
  },
  host: async (context: HttpContext, next: () => Promise<void>) => {
    hostOf(context);
    await next();
  },
} satisfies Record<Access, unknown>;

/**
 * A route, who may call it, and the refusals that every route can give. The gate stands before
 * validation, so that a stranger learns nothing about what a route takes.
 */
export function route<R extends RouteConfig>(access: Access, config: R) {
  return createRoute({
    ...config,
    middleware: [gates[access]],
    security: access === 'public' ? [] : [{ session: [] }, { token: [] }],
    'x-access': access,
    responses: { ...config.responses, ...errors },
  } as R & { responses: R['responses'] });
}
