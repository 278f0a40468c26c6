import { sql } from 'kysely';
import { addDays } from '#days';
import { createPoliteFetch, type Kith, type PoliteFetch, type RobotsStore } from '#platform';

/** Between two requests to one strange host. */
const HOST_DELAY_MS = 1_000;
const DAYS_KEPT = 2;

/** Budgets and robots.txt in the database, so that several processes and restarts share them. */
function robotsInDatabase(kith: Kith): RobotsStore {
  return {
    robotsFor: async (origin) => {
      const row = await kith.db.read
        .selectFrom('robots')
        .selectAll()
        .where('origin', '=', origin)
        .executeTakeFirst();
      return row ? { text: row.text, status: row.status, fetchedAt: row.fetched_at } : null;
    },
    rememberRobots: async (origin, robots) => {
      const columns = { text: robots.text, status: robots.status, fetched_at: robots.fetchedAt };
      await kith.db.write((trx) =>
        trx
          .insertInto('robots')
          .values({ origin, ...columns })
          .onConflict((conflict) => conflict.column('origin').doUpdateSet(columns))
          .execute(),
      );
    },
    countToday: async (host, day) => {
      const row = await kith.db.read
        .selectFrom('request_count')
        .select('count')
        .where('day', '=', day)
        .where('host', '=', host)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    count: async (host, day) =>
      kith.db.write(async (trx) => {
        await trx.deleteFrom('request_count').where('day', '<', addDays(day, -DAYS_KEPT)).execute();
        const row = await trx
          .insertInto('request_count')
          .values({ day, host, count: 1 })
          .onConflict((conflict) =>
            conflict.columns(['day', 'host']).doUpdateSet({ count: sql`request_count.count + 1` }),
          )
          .returning('count')
          .executeTakeFirstOrThrow();
        return row.count;
      }),
  };
}

/** How Kith visits sites of people it does not know: by robots.txt, slowly, a little a day, and not at all when switched off. */
export function politeFetch(kith: Kith): PoliteFetch {
  const { enabled, requestsPerDayMax, requestsPerHostMax } = kith.config.beyond;
  return createPoliteFetch(kith.fetch, {
    store: robotsInDatabase(kith),
    enabled,
    requestsPerDayMax,
    hostRequestsPerDayMax: requestsPerHostMax,
    hostDelayMs: HOST_DELAY_MS,
    now: kith.now,
  });
}
