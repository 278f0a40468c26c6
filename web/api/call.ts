import { answered, failed } from './reachability.ts';

/** What the server says when it refuses or fails, and what the network says when it breaks. */
export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's refusal code, or `unreachable`. */
  readonly code: string;
  /** The number under which the server logged a fault. */
  readonly reference: string | undefined;
  /** What is wrong with single fields, by their names. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.reference = body.reference;
    this.fields = body.fields;
  }
}

interface ErrorBody {
  code: string;
  message: string;
  reference?: string | undefined;
  fields?: Record<string, string> | undefined;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** For what is large to send; else 30 s. */
  timeoutMs?: number | undefined;
}

/** How long an answer may take. Long work is a job on the server, so no call needs longer. */
const callTimeoutMs = 30_000;

let signedOut: () => void = () => {};

/** Says what to do when the server no longer knows the session. The router is told once, at start. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/**
 * One request to the JSON API: `call<Goal>('POST', '/goals', { need })`. The path comes after
 * `/api/v1`; parts from people go through `encodeURIComponent`. `undefined` for an empty answer.
 * A string, FormData or Blob as body is sent as it is, anything else as JSON.
 * The type of the answer is the server's promise: both are built and shipped together.
 * @throws ApiError for every status outside 200–299 and when no answer came. An abort throws its reason.
 */
export async function call<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await send(method, path, body, options);
  const type = response.headers.get('content-type') ?? '';
  const isJson = /^application\/([\w.+-]+\+)?json\b/i.test(type);
  const answer: unknown = isJson ? await response.json() : undefined;
  if (response.ok) return answer as Answer;
  // Asking who is signed in, and signing in, answer 401 as an expected no.
  if (response.status === 401 && path !== '/session') signedOut();
  throw new ApiError(response.status, errorBody(answer, response.status));
}

async function send(
  method: Method,
  path: string,
  body: unknown,
  { signal, timeoutMs = callTimeoutMs }: CallOptions,
): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof FormData || body instanceof Blob;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    answered();
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    failed();
    throw new ApiError(0, {
      code: 'unreachable',
      message: 'Kith cannot be reached. Check the connection, then try again.',
    });
  }
}

/** A proxy in between may answer with a page of its own instead of our JSON. */
export function errorBody(answer: unknown, status: number): ErrorBody {
  const error: unknown = isRecord(answer) ? answer.error : undefined;
  const fallback = {
    code: 'failed',
    message: status >= 500 ? 'Kith could not do that.' : 'That was not accepted.',
  };
  if (!isRecord(error)) return fallback;
  const { code, message, reference, fields } = error;
  const words = isRecord(fields)
    ? Object.entries(fields).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      )
    : [];
  return {
    code: typeof code === 'string' ? code : fallback.code,
    message: typeof message === 'string' ? message : fallback.message,
    reference: typeof reference === 'string' ? reference : undefined,
    fields: words.length > 0 ? Object.fromEntries(words) : undefined,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
