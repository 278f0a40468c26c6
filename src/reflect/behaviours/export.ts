import { inBatches, type Kith } from '#platform';
import { columnsOf, livedIn, viewsOf } from './queries.ts';
import type { BehaviourView } from './schema.ts';

/** Behaviours read at a time for an export. */
const EXPORTED_AT_ONCE = 500;

/** All that a member lived, oldest first, a batch at a time. What was taken back is not among it. */
export async function* exportBehaviours(
  kith: Kith,
  memberId: number,
): AsyncGenerator<BehaviourView> {
  const lived = columnsOf(livedIn(kith.db.read, memberId, {}))
    .orderBy('id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => lived.where('id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    yield* await viewsOf(kith.db.read, memberId, rows);
}
