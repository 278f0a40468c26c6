/** The background work: vectors for entries, the newest first, in batches, resumed where it stopped. */
import { z } from '@hono/zod-openapi';
import type { Embedded, Embeddings, JobHandler, Kith, Write } from '#platform';
import { BATCH_MAX, BATCHES_PER_JOB_MAX, ENTRY_CHARS_MAX, VECTORS_MAX } from './limits.ts';
import { packed } from './pack.ts';
import { noteAnswer, restsUntil } from './rest.ts';

export const EMBED = 'finding.embed';
const ATTEMPTS_MAX = 20;
/** New entries are gathered for so long, since a look at what is missing passes by all entries. */
const GATHER_MS = 60_000;
const SWEEP_EVERY_MS = 60 * 60_000;

/** A job that goes on puts its next under the other key, since it still holds its own. */
const Payload = z.object({ turn: z.union([z.literal(0), z.literal(1)]) });
type Turn = z.infer<typeof Payload>['turn'];

interface Waiting {
  id: number;
  text: string;
  hash: string;
}

export function embedJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [EMBED]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => embedSome(kith, Payload.parse(payload).turn),
    },
  };
}

/** Looks soon whether entries have no vector yet. Does nothing where no embeddings are set up. */
export async function embedSoon(
  kith: Kith,
  trx: Write,
  runAt = kith.now() + GATHER_MS,
): Promise<void> {
  if (kith.embeddings) await enqueueEmbed(kith, trx, runAt);
}

/** Looks once at the start and every hour, for a model that has changed and entries that were missed. */
export function startEmbedding(kith: Kith): () => void {
  if (!kith.embeddings) return () => {};
  const turn = () =>
    void kith.db
      .write((trx) => embedSoon(kith, trx, kith.now()))
      .catch((error) => kith.log.error('embeddings', error));
  turn();
  const timer = setInterval(turn, SWEEP_EVERY_MS);
  return () => clearInterval(timer);
}

/** One at a time towards the API, whatever the number of processes. */
const enqueueEmbed = (kith: Kith, trx: Write, runAt: number, turn: Turn = 0): Promise<void> =>
  kith.enqueue(trx, [
    {
      kind: EMBED,
      payload: { turn },
      runAt,
      dedupeKey: `embed ${turn}`,
      orderingKey: 'embeddings',
    },
  ]);

async function embedSome(kith: Kith, turn: Turn): Promise<void> {
  const { embeddings } = kith;
  if (!embeddings) return;
  for (let batch = 0; batch < BATCHES_PER_JOB_MAX; batch++) {
    const entries = await entriesWithout(kith, embeddings.model);
    if (entries.length === 0) return;
    if (restsUntil(kith) !== null || !(await embedBatch(kith, embeddings, entries))) break;
  }
  const runAt = restsUntil(kith) ?? kith.now();
  await kith.db.write((trx) => enqueueEmbed(kith, trx, runAt, turn === 0 ? 1 : 0));
}

/** The newest entries whose vector is missing, of another model or of words that have changed. */
async function entriesWithout(kith: Kith, model: string): Promise<Waiting[]> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .leftJoin('entry_meaning', 'entry_meaning.entry_id', 'entry.id')
    .select(['entry.id', 'entry.title', 'entry.excerpt', 'entry.content_hash as hash'])
    // Letters are for their member, and go to nobody who says what is near.
    .where('entry.feed_id', 'not in', (eb) =>
      eb.selectFrom('feed').select('feed.id').where('feed.member_id', 'is not', null),
    )
    .where('entry.id', '>', (eb) =>
      eb
        .selectFrom('entry')
        .select((max) =>
          max(max.fn.coalesce(max.fn.max('id'), max.val(0)), '-', VECTORS_MAX).as('id'),
        ),
    )
    .where((eb) =>
      eb.or([
        eb('entry_meaning.id', 'is', null),
        eb('entry_meaning.model', '<>', model),
        eb('entry_meaning.content_hash', '<>', eb.ref('entry.content_hash')),
      ]),
    )
    .orderBy('entry.id', 'desc')
    .limit(BATCH_MAX)
    .execute();
  return rows.map(({ id, title, excerpt, hash }) => ({
    id,
    hash,
    text: `${title}\n${excerpt}`.trim().slice(0, ENTRY_CHARS_MAX),
  }));
}

/** Asks for a batch and keeps what comes; false when the API is to be left alone. */
async function embedBatch(
  kith: Kith,
  embeddings: Embeddings,
  entries: Waiting[],
): Promise<boolean> {
  const said = entries.filter(({ text }) => text !== '');
  const answer: Embedded =
    said.length === 0
      ? { kind: 'ok', vectors: [] }
      : await embeddings.embed(said.map(({ text }) => text));
  noteAnswer(kith, answer);
  if (answer.kind === 'failed') {
    if (!answer.isUnwanted) return false;
    if (entries.length > 1) return embedHalves(kith, embeddings, entries);
  }
  const vectors = answer.kind === 'ok' ? answer.vectors : [];
  const byId = new Map(said.map(({ id }, place) => [id, vectors[place]]));
  await keep(kith, embeddings.model, entries, byId);
  return true;
}

/** One text that the model does not take must not keep the others from theirs. */
async function embedHalves(
  kith: Kith,
  embeddings: Embeddings,
  entries: Waiting[],
): Promise<boolean> {
  const middle = Math.ceil(entries.length / 2);
  return (
    (await embedBatch(kith, embeddings, entries.slice(0, middle))) &&
    embedBatch(kith, embeddings, entries.slice(middle))
  );
}

/** A new row for each, so that whoever holds the vectors sees by its id that it is new. */
async function keep(
  kith: Kith,
  model: string,
  entries: readonly Waiting[],
  vectors: ReadonlyMap<number, Float32Array | undefined>,
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  await kith.db.write(async (trx) => {
    const there = await trx.selectFrom('entry').select('id').where('id', 'in', ids).execute();
    const isThere = new Set(there.map(({ id }) => id));
    await trx.deleteFrom('entry_meaning').where('entry_id', 'in', ids).execute();
    const rows = entries
      .filter(({ id }) => isThere.has(id))
      .map(({ id, hash }) => {
        const vector = vectors.get(id);
        return { entry_id: id, model, content_hash: hash, vector: vector ? packed(vector) : null };
      });
    if (rows.length > 0) await trx.insertInto('entry_meaning').values(rows).execute();
  });
}
