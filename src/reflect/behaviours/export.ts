import type { Kith } from '#platform';
import { columnsOf, livedIn, viewsOf } from './queries.ts';
import type { BehaviourView } from './schema.ts';

/** Behaviours read at a time for an export. */
const EXPORTED_AT_ONCE = 500;

/** All that a member lived, oldest first, a batch at a time. What was taken back is not among it. */
export async function* exportBehaviours(
  kith: Kith,
  memberId: number,
): AsyncGenerator<BehaviourView> {
  let after = 0;
  for (;;) {
    const rows = await columnsOf(livedIn(kith.db.read, memberId, {}))
      .where('id', '>', after)
      .orderBy('id')
      .limit(EXPORTED_AT_ONCE)
      .execute();
    yield* await viewsOf(kith.db.read, memberId, rows);
    const last = rows.at(-1);
    if (!last || rows.length < EXPORTED_AT_ONCE) return;
    after = last.id;
  }
}
