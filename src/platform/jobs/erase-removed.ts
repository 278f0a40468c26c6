import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Tables } from '../database/tables.ts';
import type { JobHandler } from './runner.ts';

const ATTEMPTS_MAX = 8;
const Ids = z.union([z.number(), z.array(z.number())]);

/** Tables whose rows are out of sight, and can come back, before they are erased. */
type Removable = {
  [Name in keyof Tables]: Tables[Name] extends { id: Generated<number>; removed_at: number | null }
    ? Name
    : never;
}[keyof Tables];

interface Erasing {
  table: Removable;
  /** Under which name the payload holds the number, or several. */
  key: string;
  /** How long a removal can be undone. */
  undoMs: number;
}

/** The job that erases what was removed. What came back, or was removed again since, is left alone. */
export function eraseRemovedJob(
  kith: { db: Database; now: () => number },
  { table, key, undoMs }: Erasing,
): JobHandler {
  const Payload = z.object({ [key]: Ids });
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const ids = [Payload.parse(payload)[key] ?? []].flat();
      await kith.db.write((trx) =>
        trx
          .deleteFrom(table)
          .where('id', 'in', ids)
          .where('removed_at', '<=', kith.now() - undoMs)
          .execute(),
      );
    },
  };
}
