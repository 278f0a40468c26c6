import { isGivenUp, type Kith, readingThread, type Write } from '#platform';
import type { Anchor, Quote } from './anchor.ts';

const TIMEOUT_MS = 20_000;
const HEAP_MB_MAX = 512;

export interface AnchorQuestion {
  html: string;
  hasPages: boolean;
  quotes: readonly (Quote & { id: number })[];
}

interface Anchored {
  id: number;
  anchor: Anchor | null;
  /** Where that is, in a text that has pages. */
  page: number | null;
}

const thread = readingThread<AnchorQuestion>(new URL('./anchor-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Where the highlights of a keep stand in another text of it. What would take too long to find counts as not found. */
export async function anchorsIn(
  kith: Kith,
  keepId: number,
  { html, pages }: { html: string; pages: number | null },
): Promise<Anchored[]> {
  const rows = await kith.db.read
    .selectFrom('highlight')
    .select(['id', 'exact', 'prefix', 'suffix', 'made_start'])
    .where('keep_id', '=', keepId)
    .execute();
  if (rows.length === 0) return [];
  const quotes = rows.map(({ made_start, ...quote }) => ({ ...quote, start: made_start }));
  const answer = await thread.ask({ html, hasPages: pages !== null, quotes });
  return isGivenUp(answer)
    ? rows.map(({ id }) => ({ id, anchor: null, page: null }))
    : (answer as Anchored[]);
}

/** Writes down where they stand now. What was marked meanwhile was marked in the text that is there. */
export async function writeAnchors(trx: Write, anchored: readonly Anchored[]): Promise<void> {
  for (const { id, anchor, page } of anchored)
    await trx
      .updateTable('highlight')
      .set({
        start_at: anchor?.start ?? null,
        end_at: anchor?.end ?? null,
        how: anchor?.how ?? null,
        // Of what is lost it is still known where it was.
        ...(anchor ? { page } : {}),
      })
      .where('id', '=', id)
      .execute();
}
