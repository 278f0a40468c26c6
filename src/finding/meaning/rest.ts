import type { Embedded, Kith } from '#platform';

/** An API that does not answer is left alone, twice as long each time. */
const REST_FIRST_MS = 30_000;
const REST_MAX_MS = 60 * 60_000;

interface Troubled {
  times: number;
  /** Epoch ms until which it is left alone. */
  until: number;
  detail: string;
}
const troubled = new WeakMap<Kith, Troubled>();

/** Until when the API is left alone; null when it may be asked. Each process finds out by itself. */
export function restsUntil(kith: Kith): number | null {
  const until = troubled.get(kith)?.until ?? 0;
  return until > kith.now() ? until : null;
}

/** What went wrong last, in words, until something goes well. */
export const troubleOf = (kith: Kith): string | null => troubled.get(kith)?.detail ?? null;

/** Remembers how asking went. What the API does not want says nothing against the API. */
export function noteAnswer(kith: Kith, answer: Embedded): void {
  if (answer.kind === 'ok' || answer.isUnwanted) {
    troubled.delete(kith);
    return;
  }
  const times = (troubled.get(kith)?.times ?? 0) + 1;
  const until = kith.now() + Math.min(REST_MAX_MS, REST_FIRST_MS * 2 ** (times - 1));
  if (times === 1)
    kith.log.info(`Embeddings: ${answer.detail} People are found by words meanwhile.`);
  troubled.set(kith, { times, until, detail: answer.detail });
}
