/** A second server on the PostgreSQL database of a world, with its own connections and the same clock. */
import { createMail, type Kith, openPostgres, quietLog } from '#platform';
import { testPostgresUrl, type World } from '#test';
import { openKith } from '../src/main.ts';

export async function openSecond({ kith }: World): Promise<Kith> {
  const { config, now } = kith;
  return openKith(config, {
    log: quietLog,
    now,
    db: await openPostgres(await testPostgresUrl()),
    ...(config.mail ? { mail: createMail(config.mail) } : {}),
  });
}
