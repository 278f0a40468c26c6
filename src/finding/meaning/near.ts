/** What is near a question in meaning, where the host has set up embeddings and the member lets questions go there. */
import { type Embeddings, isGivenUp, type Kith, readingThread } from '#platform';
import type { IndexView } from '../index-view.ts';
import { makeAnew } from './anew.ts';
import { keepsQuestions } from './choice.ts';
import { type Held, vectorsHeld } from './held.ts';
import {
  NEAR_VECTORS_MIN,
  QUESTION_CHARS_MAX,
  QUESTION_TIMEOUT_MS,
  QUESTION_WAIT_MS,
} from './limits.ts';
import type { NearAsked, NearPlace } from './nearest.ts';
import { noteAnswer, restsUntil, troubleOf } from './rest.ts';

/** Entries near a question, and who says so. */
export interface Near {
  kind: 'near';
  model: string;
  /** By entry, from 0 to 1, where the nearest is 1. */
  nearness: ReadonlyMap<number, number>;
}

/** That a question went by its words alone, though it may be compared: why, in a sentence. */
export interface LeftOut {
  kind: 'left-out';
  /** The answer is on its way: whoever asks again soon may have it. */
  isAsking: boolean;
  words: string;
}

/** Questions whose vectors are remembered: they are asked for with every look at a goal. */
const QUESTIONS_MAX = 1_000;
interface Questions {
  known: Map<string, Float32Array>;
  /** On their way: asked once, however often one looks meanwhile. */
  asked: Map<string, Promise<Float32Array | null>>;
}
const questions = new WeakMap<Kith, Questions>();

const thread = readingThread<NearAsked>(new URL('./nearest-thread.ts', import.meta.url), {
  timeoutMs: 5_000,
  heapMbMax: 256,
});

/** Null where nothing is asked: the search is then by words alone, and costs what it always did. */
export async function nearTo(
  kith: Kith,
  { memberId, text }: { memberId: number; text: string },
  view: IndexView,
): Promise<Near | LeftOut | null> {
  const { embeddings } = kith;
  if (!embeddings || text.trim() === '' || (await keepsQuestions(kith, memberId))) return null;
  const { model, url } = embeddings;
  const held = await vectorsHeld(kith, model);
  if (!held || held.count < NEAR_VECTORS_MIN)
    return leftOut(
      troubleWords(kith) ??
        `${model} has to know ${NEAR_VECTORS_MIN} entries before any can be near.`,
    );
  const question = await vectorOf(kith, { embeddings, dimensions: held.dimensions }, text);
  if (question === 'asking')
    return leftOut(`${model} at ${url} has not answered yet; this looks again by itself.`, true);
  if (!question) return leftOut(troubleWords(kith) ?? `${model} does not take this question.`);
  if (question.length !== held.dimensions) {
    await makeAnew(kith, model, question.length);
    return leftOut(troubleWords(kith) ?? `${model} has changed; entries are compared anew.`);
  }
  const onlyFeeds = view.seesAll ? null : await feedsOf(kith, memberId);
  const { bytes, norms, feedIds, count, dimensions } = held;
  const vectors = { bytes, norms, feedIds, count, dimensions };
  const answer = await thread.ask({ ...vectors, question, onlyFeeds });
  if (isGivenUp(answer)) return leftOut('Comparing your entries took too long just now.');
  return { kind: 'near', model, nearness: byEntry(held, answer as NearPlace[]) };
}

function troubleWords(kith: Kith): string | null {
  const trouble = troubleOf(kith);
  return trouble === null ? null : `${trouble} Kith asks again by itself.`;
}

const leftOut = (words: string, isAsking = false): LeftOut => ({
  kind: 'left-out',
  isAsking,
  words,
});

const byEntry = (held: Held, places: readonly NearPlace[]): Map<number, number> =>
  new Map(places.map(({ place, nearness }) => [held.entryIds[place] ?? 0, nearness]));

/**
 * The question's vector, remembered; null when the API has none for it. Nobody waits for an API that takes its time: what it
 * says later is there for the next look.
 */
async function vectorOf(
  kith: Kith,
  { embeddings, dimensions }: { embeddings: Embeddings; dimensions: number },
  text: string,
): Promise<Float32Array | 'asking' | null> {
  const { known, asked } = questions.get(kith) ?? { known: new Map(), asked: new Map() };
  questions.set(kith, { known, asked });
  const question = text.slice(0, QUESTION_CHARS_MAX);
  const key = `${embeddings.model}\n${question}`;
  const vector = known.get(key);
  if (vector?.length === dimensions) return vector;
  const underWay = asked.get(key);
  if (!underWay && restsUntil(kith) !== null) return null;
  const asking =
    underWay ??
    askFor(kith, embeddings, question).then((given) => {
      asked.delete(key);
      if (known.size >= QUESTIONS_MAX) known.clear();
      if (given) known.set(key, given);
      return given;
    });
  asked.set(key, asking);
  return Promise.race([asking, later(QUESTION_WAIT_MS)]);
}

async function askFor(
  kith: Kith,
  embeddings: Embeddings,
  question: string,
): Promise<Float32Array | null> {
  const answer = await embeddings.embed([question], { timeoutMs: QUESTION_TIMEOUT_MS });
  noteAnswer(kith, answer);
  const [vector] = answer.kind === 'ok' ? answer.vectors : [];
  // Nought is near to nothing, and what is no number to everything.
  const length = vector ? Math.hypot(...vector) : 0;
  return vector && length > 0 && Number.isFinite(length) ? vector : null;
}

const later = (ms: number): Promise<'asking'> =>
  new Promise((resolve) => setTimeout(() => resolve('asking'), ms));

async function feedsOf(kith: Kith, memberId: number): Promise<number[]> {
  const rows = await kith.db.read
    .selectFrom('source')
    .select('feed_id')
    .where('member_id', '=', memberId)
    .execute();
  return rows.map((row) => row.feed_id);
}
