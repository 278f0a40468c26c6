import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { noSuchTool, toolById } from './queries.ts';
import type { ToolView } from './schema.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then a tool that nothing was done with is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
const ERASE = 'reflect.eraseTool';
const ErasePayload = z.object({ id: z.number() });

/** Takes a tool out of the kit. What was done with it stays told; adding or restoring it brings all back. */
export async function removeTool(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await setRemoved(trx, memberId, { id, removedAt: now });
    await kith.enqueue(trx, [{ kind: ERASE, payload: { id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal: the tool is back with everything it was used for. */
export async function restoreTool(kith: Kith, memberId: number, id: number): Promise<ToolView> {
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    await setRemoved(trx, memberId, { id, removedAt: null });
  });
  return toolById(kith, memberId, id);
}

async function setRemoved(
  trx: Write,
  memberId: number,
  { id, removedAt }: { id: number; removedAt: number | null },
): Promise<void> {
  const done = await trx
    .updateTable('tool')
    .set({ removed_at: removedAt })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', removedAt === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw noSuchTool();
}

/** The job that erases. A tool with which something was done stays, out of the kit, for its name is part of what is told. */
export function eraseJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [ERASE]: {
      attemptsMax: ERASE_ATTEMPTS_MAX,
      run: async (payload) => {
        const { id } = ErasePayload.parse(payload);
        await kith.db.write((trx) =>
          trx
            .deleteFrom('tool')
            .where('id', '=', id)
            .where('removed_at', '<=', kith.now() - UNDO_MS)
            .where((eb) =>
              eb.not(eb.exists(eb.selectFrom('behaviour').select('id').where('tool_id', '=', id))),
            )
            .execute(),
        );
      },
    },
  };
}
