import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';

/** When a day is over wherever one is: noon of the next in Greenwich. */
const OVER_AFTER_MS = 36 * 60 * 60 * 1000;
const CLOSE_ATTEMPTS_MAX = 8;
export const CLOSE_ASK = 'connect.closeAsk';
const ClosePayload = z.object({ askId: z.number(), closesOn: z.string() });

/** An ask closes by itself when its day is over. */
export function closeLater(
  kith: Kith,
  trx: Write,
  payload: z.infer<typeof ClosePayload>,
): Promise<void> {
  const runAt = Date.parse(payload.closesOn) + OVER_AFTER_MS;
  return kith.enqueue(trx, [{ kind: CLOSE_ASK, payload, runAt }]);
}

/** The job that closes. An ask that was given another day meanwhile waits for that one. */
export const closeAskJob = (kith: Kith): JobHandler => ({
  attemptsMax: CLOSE_ATTEMPTS_MAX,
  run: async (payload) => {
    const { askId, closesOn } = ClosePayload.parse(payload);
    await kith.db.write((trx) =>
      trx
        .updateTable('ask')
        .set({ state: 'closed', closed_at: kith.now() })
        .where('id', '=', askId)
        .where('closes_on', '=', closesOn)
        .where('state', '=', 'open')
        .execute(),
    );
  },
});
