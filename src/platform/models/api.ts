import { parseRetryAfter } from '../fetch/headers.ts';
import { createFetch, type Fetched } from '../fetch/index.ts';
import { isReadableOnTheWay } from './on-the-way.ts';

/** An OpenAI-compatible API, as the host has set it up. */
export interface ModelSettings {
  /** Its base address, without a slash at the end. */
  url: string;
  model: string;
  /** Never logged and never shown. */
  key: string | null;
}

/** What asking a model came to when it came to nothing. The network's failures are weather, so they are a value. */
export interface ModelFailure {
  kind: 'failed';
  /** One sentence for a person, without what was sent. */
  detail: string;
  /** The API answers and does not want these texts: asking again would change nothing. */
  isUnwanted: boolean;
}

/** What every model has, to be shown to whoever the texts are of. */
export interface Model {
  readonly model: string;
  /** Where texts go. */
  readonly url: string;
  /** Texts go there by http to another computer, so that others on the way can read them. */
  readonly isReadableOnTheWay: boolean;
  close(): Promise<void>;
}

interface Question {
  body: unknown;
  timeoutMs: number;
  /** After decompression. */
  bytesMax: number;
  signal?: AbortSignal | undefined;
}

export type ModelAnswer =
  | { kind: 'ok'; json: unknown }
  | (ModelFailure & {
      /** How long it asked to be left alone. */
      retryAfterMs?: number;
      /** What it said to a status that is no yes. */
      refused?: unknown;
    });

/** What an API says of texts that are too long or not to its liking; of a wrong key or model it says 401 to 404. */
const UNWANTED = new Set([400, 413, 422]);

interface Opened {
  settings: ModelSettings;
  userAgent: string;
  /** “The API for embeddings” */
  name: string;
  /** What the names of its settings begin with. */
  setting: string;
}

/** Makes the way to one API: a door of its own, which may lead to this computer and leads nowhere else. */
export function openModelApi({ settings, userAgent, name, setting }: Opened) {
  const { url, model, key } = settings;
  const fetch = createFetch({ allowNet: [], userAgent, ownServer: new URL(url).origin });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  const about: Model = {
    model,
    url,
    isReadableOnTheWay: isReadableOnTheWay(url),
    close: () => fetch.close(),
  };
  return {
    about,
    ask: async (path: string, { body, ...limits }: Question): Promise<ModelAnswer> => {
      const asked = { method: 'POST', url: `${url}${path}`, headers } as const;
      const sent = { ...asked, body: JSON.stringify({ model, ...(body as object) }), ...limits };
      return read(await fetch.exchange(sent), name, setting);
    },
  };
}

export const failedModel = (detail: string, isUnwanted = false): ModelFailure => ({
  kind: 'failed',
  detail,
  isUnwanted,
});

function read(fetched: Fetched, name: string, setting: string): ModelAnswer {
  if (fetched.kind === 'failed') return failedModel(fetched.detail);
  if (fetched.kind !== 'ok') return failedModel(`${name} gave no answer.`);
  const { status, headers, body } = fetched;
  if (status >= 200 && status <= 299) return { kind: 'ok', json: parsedJson(body) };
  const retryAfterMs = parseRetryAfter(headers['retry-after'], Date.now());
  return {
    ...failedModel(refusedWords(status, name, setting), UNWANTED.has(status)),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    refused: parsedJson(body),
  };
}

function refusedWords(status: number, name: string, setting: string): string {
  if (status === 401 || status === 403)
    return `${name} does not take the key (${status}); look at ${setting}_KEY.`;
  if (status === 404)
    return `The API knows no such address or model (404); look at ${setting}_URL and ${setting}_MODEL.`;
  if (status === 429) return `${name} is asked too much (429).`;
  return `${name} answered with status ${status}.`;
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
