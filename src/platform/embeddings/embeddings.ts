import { z } from 'zod';
import { createFetch, type Fetched } from '../fetch/index.ts';
import { isReadableOnTheWay } from './on-the-way.ts';

/** The one API that turns texts into vectors, as the host has set it up. */
export interface EmbeddingsSettings {
  /** Base address of an OpenAI-compatible API, without a slash at the end. */
  url: string;
  model: string;
  /** Never logged and never shown. */
  key: string | null;
}

/** What came of asking for vectors. The network's failures are weather, so they are a value. */
export type Embedded =
  | { kind: 'ok'; vectors: Float32Array[] }
  | {
      kind: 'failed';
      /** One sentence for a person, without what was sent. */
      detail: string;
      /** The API answers and does not want these texts: asking again would change nothing. */
      isUnwanted: boolean;
    };

export interface Embeddings {
  readonly model: string;
  /** Where texts go, to be shown to whoever they are of. */
  readonly url: string;
  /** Texts go there by http to another computer, so that others on the way can read them. */
  readonly isReadableOnTheWay: boolean;
  /** One vector for each text, all of one length. Never rejects for what the network or the API does. */
  embed(texts: readonly string[], options?: { timeoutMs?: number }): Promise<Embedded>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 60_000;
/** A batch of the longest vectors as text, some 20 bytes a number. */
const BYTES_MAX = 20_000_000;
const DIMENSIONS_MAX = 4_096;
/** What an API says of texts that are too long or not to its liking; of a wrong key or model it says 401 to 404. */
const UNWANTED = new Set([400, 413, 422]);

const Answer = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      embedding: z.array(z.number()).min(1).max(DIMENSIONS_MAX),
    }),
  ),
});

/** Makes the way to the API: a door of its own, which may lead to this computer and leads nowhere else. */
export function createEmbeddings(settings: EmbeddingsSettings, userAgent: string): Embeddings {
  const { url, model, key } = settings;
  const ownServer = new URL(url).origin;
  const fetch = createFetch({ allowNet: [], userAgent, ownServer });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  return {
    model,
    url,
    isReadableOnTheWay: isReadableOnTheWay(url),
    embed: async (texts, { timeoutMs = TIMEOUT_MS } = {}) => {
      const body = JSON.stringify({ model, input: texts });
      const asked = { method: 'POST', url: `${url}/embeddings`, headers, body } as const;
      return read(await fetch.exchange({ ...asked, timeoutMs, bytesMax: BYTES_MAX }), texts.length);
    },
    close: () => fetch.close(),
  };
}

const failed = (detail: string, isUnwanted = false): Embedded => ({
  kind: 'failed',
  detail,
  isUnwanted,
});

function read(fetched: Fetched, count: number): Embedded {
  if (fetched.kind === 'failed') return failed(fetched.detail);
  if (fetched.kind !== 'ok') return failed('The API for embeddings gave no answer.');
  const { status } = fetched;
  if (status < 200 || status > 299) return failed(refusedWords(status), UNWANTED.has(status));
  const parsed = Answer.safeParse(parsedJson(fetched.body));
  if (!parsed.success)
    return failed('What answered is no API for embeddings; look at its address.');
  const vectors = parsed.data.data
    .toSorted((a, b) => a.index - b.index)
    .map(({ embedding }) => Float32Array.from(embedding));
  const [first] = vectors;
  const isWhole =
    vectors.length === count && vectors.every(({ length }) => length === first?.length);
  return isWhole
    ? { kind: 'ok', vectors }
    : failed('The API gave other vectors than were asked for.');
}

function refusedWords(status: number): string {
  if (status === 401 || status === 403)
    return `The API for embeddings does not take the key (${status}); look at KITH_EMBEDDINGS_KEY.`;
  if (status === 404)
    return 'The API knows no such address or model (404); look at KITH_EMBEDDINGS_URL and KITH_EMBEDDINGS_MODEL.';
  if (status === 429) return 'The API for embeddings is asked too much (429).';
  return `The API for embeddings answered with status ${status}.`;
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
