import { z } from 'zod';
import {
  failedModel,
  type Model,
  type ModelFailure,
  type ModelSettings,
  openModelApi,
} from './api.ts';

/** What came of asking for vectors. */
export type Embedded = { kind: 'ok'; vectors: Float32Array[] } | ModelFailure;

/** The one API that turns texts into vectors. */
export interface Embeddings extends Model {
  /** One vector for each text, all of one length. Never rejects for what the network or the API does. */
  embed(texts: readonly string[], options?: { timeoutMs?: number }): Promise<Embedded>;
}

const TIMEOUT_MS = 60_000;
/** A batch of the longest vectors as text, some 20 bytes a number. */
const BYTES_MAX = 20_000_000;
const DIMENSIONS_MAX = 4_096;

const Answer = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      embedding: z.array(z.number()).min(1).max(DIMENSIONS_MAX),
    }),
  ),
});

export function createEmbeddings(settings: ModelSettings, userAgent: string): Embeddings {
  const name = 'The API for embeddings';
  const api = openModelApi({ settings, userAgent, name, setting: 'KITH_EMBEDDINGS' });
  return {
    ...api.about,
    embed: async (texts, { timeoutMs = TIMEOUT_MS } = {}) => {
      const answer = await api.ask('/embeddings', {
        body: { input: texts },
        timeoutMs,
        bytesMax: BYTES_MAX,
      });
      return answer.kind === 'ok' ? vectorsIn(answer.json, texts.length) : answer;
    },
  };
}

function vectorsIn(json: unknown, count: number): Embedded {
  const parsed = Answer.safeParse(json);
  if (!parsed.success)
    return failedModel('What answered is no API for embeddings; look at its address.');
  const vectors = parsed.data.data
    .toSorted((a, b) => a.index - b.index)
    .map(({ embedding }) => Float32Array.from(embedding));
  const [first] = vectors;
  const isWhole =
    vectors.length === count && vectors.every(({ length }) => length === first?.length);
  return isWhole
    ? { kind: 'ok', vectors }
    : failedModel('The API gave other vectors than were asked for.');
}
