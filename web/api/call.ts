import { isKept } from './kept-reading.ts';
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
/** Whose page this is, once that is known. */
let pageOf: Whose = null;
type Whose = string | number | null;

/** Says what to do when the server no longer knows the session. The router is told once, at start. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/**
 * Every request says from here on whose page it comes from: were somebody else signed in by another tab meanwhile, the
 * server would else take what is written here for theirs.
 */
export function setPageOf(memberId: Whose): void {
  pageOf = memberId;
}

/** Whether the page has a member: then the end of the session is news, also to who asks for it. */
export const hasMember = (): boolean => pageOf !== null;

export const isPageOf = (memberId: string | number): boolean => String(pageOf) === String(memberId);

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
  // Before one is signed in, asking who is and trying to be are answered by 401 as an expected no.
  if (response.status === 401 && (path !== '/session' || hasMember())) signedOut();
  throw new ApiError(response.status, errorBody(answer, response.status));
}

async function send(
  method: Method,
  path: string,
  body: unknown,
  { signal, timeoutMs = callTimeoutMs }: CallOptions,
): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof FormData || body instanceof Blob;
  const sent = body === undefined || isRaw ? body : JSON.stringify(body);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(pageOf === null ? {} : { 'kith-page-of': String(pageOf) }),
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: sent }),
      keepalive: method !== 'GET' && mayOutlive(sent),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (isKept(response)) failed();
    else answered();
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

/**
 * What was done shows at once; who then reloads or leaves must find it done. Browsers let requests that outlive
 * their page carry 64 KiB together and refuse those above, so only small ones do.
 */
const mayOutlive = (sent: string | FormData | Blob | undefined): boolean =>
  sent === undefined || (typeof sent === 'string' && sent.length <= outlivingCharactersMax);

const outlivingCharactersMax = 2_000;

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
