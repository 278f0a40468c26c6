import type { Write } from '#platform';

const DAY_MS = 24 * 60 * 60 * 1000;
/** For how long a server that only says "too many requests" is left alone. */
const TOO_MANY_MS = 10 * 60 * 1000;
/** Too many requests, not now, and what some say instead of either. */
const STATUSES = new Set([429, 503, 403]);

interface Answer {
  status?: number;
  retryAfterMs?: number;
}

/** For how long the server that answered so wants no visit at all, ms; 0 where only this address failed. */
export function hostWaitMs({ status, retryAfterMs }: Answer): number {
  if (status === undefined || !STATUSES.has(status)) return 0;
  return Math.min(retryAfterMs ?? (status === 429 ? TOO_MANY_MS : 0), DAY_MS);
}

/** Leaves a server alone until then: what else it asked for before holds if it is longer. */
export async function letHostWait(
  trx: Write,
  { host, untilAt, now }: { host: string; untilAt: number; now: number },
): Promise<void> {
  await trx.deleteFrom('host_wait').where('until_at', '<=', now).execute();
  await trx
    .insertInto('host_wait')
    .values({ host, until_at: untilAt })
    .onConflict((conflict) =>
      conflict
        .column('host')
        .doUpdateSet({ until_at: untilAt })
        .where('host_wait.until_at', '<', untilAt),
    )
    .execute();
  await trx
    .updateTable('feed')
    .set({ next_poll_at: untilAt })
    .where('host', '=', host)
    .where('next_poll_at', '<', untilAt)
    .execute();
}
