/** What is near a question in meaning, where the host has set up embeddings and the member lets questions go there. */
import { type Embeddings, isGivenUp, type Kith, readingThread } from '#platform';
import type { IndexView } from '../index-view.ts';
import { makeAnew } from './anew.ts';
import { keepsQuestions } from './choice.ts';
import { type Held, vectorsHeld } from './held.ts';
import { NEAR_VECTORS_MIN, QUESTION_CHARS_MAX, QUESTION_TIMEOUT_MS } from './limits.ts';
import type { NearAsked, NearPlace } from './nearest.ts';
import { noteAnswer, restsUntil } from './rest.ts';

/** Entries near a question, and who says so. */
export interface Near {
  model: string;
  /** By entry, from 0 to 1, where the nearest is 1. */
  nearness: ReadonlyMap<number, number>;
}

/** Questions whose vectors are remembered: they are asked for with every look at a goal. */
const QUESTIONS_MAX = 1_000;
const questions = new WeakMap<Kith, Map<string, Float32Array>>();

const thread = readingThread<NearAsked>(new URL('./nearest-thread.ts', import.meta.url), {
  timeoutMs: 5_000,
  heapMbMax: 256,
});

/** Null where nothing is asked: the search is then by words alone, and costs what it always did. */
export async function nearTo(
  kith: Kith,
  { memberId, text }: { memberId: number; text: string },
  view: IndexView,
): Promise<Near | null> {
  const { embeddings } = kith;
  if (!embeddings || text.trim() === '' || (await keepsQuestions(kith, memberId))) return null;
  const held = await vectorsHeld(kith, embeddings.model);
  if (!held || held.count < NEAR_VECTORS_MIN) return null;
  const question = await vectorOf(kith, { embeddings, dimensions: held.dimensions }, text);
  if (!question) return null;
  if (question.length !== held.dimensions) {
    await makeAnew(kith, embeddings.model, question.length);
    return null;
  }
  const onlyFeeds = view.seesAll ? null : await feedsOf(kith, memberId);
  const { bytes, norms, feedIds, count, dimensions } = held;
  const vectors = { bytes, norms, feedIds, count, dimensions };
  const answer = await thread.ask({ ...vectors, question, onlyFeeds });
  if (isGivenUp(answer)) return null;
  return { model: embeddings.model, nearness: byEntry(held, answer as NearPlace[]) };
}

const byEntry = (held: Held, places: readonly NearPlace[]): Map<number, number> =>
  new Map(places.map(({ place, nearness }) => [held.entryIds[place] ?? 0, nearness]));

/** The question's vector, remembered; null when the API does not say it in time. */
async function vectorOf(
  kith: Kith,
  { embeddings, dimensions }: { embeddings: Embeddings; dimensions: number },
  text: string,
): Promise<Float32Array | null> {
  const asked = text.slice(0, QUESTION_CHARS_MAX);
  const known = questions.get(kith) ?? new Map<string, Float32Array>();
  questions.set(kith, known);
  const key = `${embeddings.model}\n${asked}`;
  const vector = known.get(key);
  if (vector?.length === dimensions) return vector;
  if (restsUntil(kith) !== null) return null;
  const answer = await embeddings.embed([asked], { timeoutMs: QUESTION_TIMEOUT_MS });
  noteAnswer(kith, answer);
  const [given] = answer.kind === 'ok' ? answer.vectors : [];
  if (!given) return null;
  if (known.size >= QUESTIONS_MAX) known.clear();
  known.set(key, given);
  return given;
}

async function feedsOf(kith: Kith, memberId: number): Promise<number[]> {
  const rows = await kith.db.read
    .selectFrom('source')
    .select('feed_id')
    .where('member_id', '=', memberId)
    .execute();
  return rows.map((row) => row.feed_id);
}
