import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isLostReference, isOutOfRoom } from '../database/index.ts';
import type { Log } from '../log.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import type { Actor } from './actor.ts';
import './form-words.ts';

const STATUS = {
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
} as const satisfies Record<RefusalCode, number>;

/** The body of every error of the API. */
export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
      reference: z.string().optional(),
    }),
  })
  .openapi('Error');

/** Says in one sentence, and by field, what is wrong with a form. */
export function refusalOf(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join('.') || 'body'] ??= issue.message;
  const [field, message] = Object.entries(fields)[0] ?? ['body', 'It is not right.'];
  return new Refusal('invalid', field === 'body' ? message : `${field}: ${message}`, fields);
}

const FULL_WORDS =
  'The disk of this Kith is full, so nothing new can be saved. What was saved before is safe. Whoever runs this Kith has to make room on it.';

type IsHere = (actor: Actor) => Promise<boolean>;

/** What is no bug. Where who asked has been erased meanwhile, what they write has nobody to hang on. */
async function knownIn(error: Error, context: Context, isHere: IsHere): Promise<Refusal | null> {
  if (error instanceof z.ZodError) return refusalOf(error);
  if (error instanceof Refusal) return error;
  const actor: Actor | undefined = context.get('actor');
  if (!actor || !isLostReference(error) || (await isHere(actor))) return null;
  return new Refusal('not_signed_in', 'This account is erased.');
}

/** Translates what was thrown for the web: refusals by code, everything else a bug with a reference. */
export function translateError(log: Log, isHere: IsHere) {
  return async (error: Error, context: Context) => {
    const known = await knownIn(error, context, isHere);
    if (known) {
      const { code, message, fields } = known;
      return context.json(
        { error: { code, message, ...(fields ? { fields } : {}) } },
        STATUS[code],
      );
    }
    if (error instanceof HTTPException) {
      const message =
        error.status === 400 ? 'The request could not be read: it is not JSON.' : error.message;
      const code = error.status === 403 ? 'forbidden' : 'invalid';
      return context.json({ error: { code, message: message || 'Not allowed.' } }, error.status);
    }
    const reference = log.error(`${context.req.method} ${context.req.path}`, error);
    if (isOutOfRoom(error)) {
      return context.json({ error: { code: 'full', message: FULL_WORDS, reference } }, 507);
    }
    return context.json(
      {
        error: {
          code: 'bug',
          message: `Something is wrong in Kith. It is in the log as ${reference}.`,
          reference,
        },
      },
      500,
    );
  };
}
