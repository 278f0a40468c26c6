/**
 * The vectors in memory, shared with the thread that compares them. Read from the database once and then
 * only what is new; what has been erased meanwhile finds no entry any more.
 */
import type { Kith } from '#platform';
import { VECTOR_BYTES_MAX, VECTORS_MAX } from './limits.ts';
import type { Vectors } from './nearest.ts';
import { unpacked } from './pack.ts';

const ROWS_AT_ONCE_MAX = 2_000;
/** When there is no room, the oldest tenth goes. */
const KEPT_SHARE = 0.9;

export interface Held extends Vectors {
  entryIds: Float64Array;
  capacity: number;
  /** The last row that was read. */
  lastId: number;
  placeOf: Map<number, number>;
}

interface Row {
  id: number;
  entry_id: number;
  feed_id: number;
  vector: Uint8Array | null;
}

const helds = new WeakMap<Kith, { model: string; held: Promise<Held | null> }>();

/** All vectors of this model up to now; null while there are none. */
export function vectorsHeld(kith: Kith, model: string): Promise<Held | null> {
  const known = helds.get(kith);
  const before = known?.model === model ? known.held : Promise.resolve(null);
  // One after another, so that no row is read twice.
  const held = before.catch(() => null).then((so) => brought(kith, model, so));
  helds.set(kith, { model, held });
  return held;
}

/** Forgets what is in memory; it is read again when it is next asked for. */
export function letGo(kith: Kith): void {
  helds.delete(kith);
}

async function brought(kith: Kith, model: string, before: Held | null): Promise<Held | null> {
  let held = before;
  for (;;) {
    const rows = await rowsAfter(kith, model, held);
    const [first] = rows;
    if (!first) return held;
    held ??= roomFor(first.vector?.byteLength ?? 1);
    if (held.count + rows.length > held.capacity) return makeRoom(kith, model, held);
    for (const row of rows) put(held, row);
  }
}

/** Reads anew, without the oldest. */
async function makeRoom(kith: Kith, model: string, { dimensions, capacity }: Held): Promise<Held> {
  const oldest = await kith.db.read
    .selectFrom('entry_meaning')
    .select('entry_id')
    .where('model', '=', model)
    .where('vector', 'is not', null)
    .orderBy('entry_id', 'desc')
    .offset(Math.floor(capacity * KEPT_SHARE))
    .limit(1)
    .executeTakeFirst();
  const held = roomFor(dimensions);
  for (;;) {
    const rows = await rowsAfter(kith, model, held, oldest?.entry_id ?? 0);
    if (rows.length === 0 || held.count + rows.length > capacity) return held;
    for (const row of rows) put(held, row);
  }
}

const rowsAfter = (
  kith: Kith,
  model: string,
  held: Held | null,
  afterEntryId = 0,
): Promise<Row[]> =>
  kith.db.read
    .selectFrom('entry_meaning')
    .innerJoin('entry', 'entry.id', 'entry_meaning.entry_id')
    .select(['entry_meaning.id', 'entry_meaning.entry_id', 'entry.feed_id', 'entry_meaning.vector'])
    .where('entry_meaning.id', '>', held?.lastId ?? 0)
    .where('entry_meaning.entry_id', '>', afterEntryId)
    .where('entry_meaning.model', '=', model)
    .where('entry_meaning.vector', 'is not', null)
    .orderBy('entry_meaning.id')
    .limit(ROWS_AT_ONCE_MAX)
    .execute();

function roomFor(dimensions: number): Held {
  const capacity = Math.min(VECTORS_MAX, Math.floor(VECTOR_BYTES_MAX / dimensions));
  // Shared, so that a question does not carry all vectors into the thread. The system gives memory as it is written.
  return {
    bytes: new Int8Array(new SharedArrayBuffer(capacity * dimensions)),
    norms: new Float32Array(new SharedArrayBuffer(4 * capacity)),
    feedIds: new Int32Array(new SharedArrayBuffer(4 * capacity)),
    entryIds: new Float64Array(capacity),
    count: 0,
    dimensions,
    capacity,
    lastId: 0,
    placeOf: new Map(),
  };
}

function put(held: Held, { id, entry_id, feed_id, vector }: Row): void {
  held.lastId = id;
  if (vector?.byteLength !== held.dimensions) return;
  const place = held.placeOf.get(entry_id) ?? held.count++;
  const bytes = unpacked(vector);
  held.placeOf.set(entry_id, place);
  held.bytes.set(bytes, place * held.dimensions);
  held.norms[place] = Math.sqrt(bytes.reduce((sum, value) => sum + value * value, 0));
  held.feedIds[place] = feed_id;
  held.entryIds[place] = entry_id;
}
