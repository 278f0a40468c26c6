import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, PoliteFetch } from '#platform';
import { readRoll } from '#sources';
import { withoutErased } from '../beyond/erased.ts';
import { politeFetch } from '../beyond/manners.ts';

export const READ_ROLL = 'finding.roll';
const ATTEMPTS_MAX = 3;
const BYTES_MAX = 2 * 1024 * 1024;
const ROWS_AT_ONCE = 100;
const Payload = z.object({ rollId: z.number().int() });

/** Looking at a public list, as a job: one visit, with the manners of `beyond`. */
export function rollJobs(kith: Kith): Record<string, JobHandler> {
  const polite = politeFetch(kith);
  return {
    [READ_ROLL]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => lookAtRoll(kith, polite, Payload.parse(payload).rollId),
    },
  };
}

/** Reads which sites a list names. What goes wrong is noted in words, and what was read before stays. */
async function lookAtRoll(kith: Kith, polite: PoliteFetch, id: number): Promise<void> {
  const roll = await kith.db.read
    .selectFrom('roll')
    .select(['url', 'state', 'member_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (roll?.state !== 'looking') return;
  const fetched = await polite.get({ url: roll.url, bytesMax: BYTES_MAX });
  if (fetched.kind !== 'ok') {
    const detail = fetched.kind === 'failed' ? fetched.detail : 'The site sent nothing.';
    return note(kith, id, { state: 'nothing', detail });
  }
  const contentType = fetched.headers['content-type'];
  const { title, sites: named } = readRoll(fetched.body, {
    url: fetched.url,
    ...(contentType ? { contentType } : {}),
  });
  if (named.length === 0)
    return note(kith, id, { state: 'nothing', detail: 'It names no sites that Kith could read.' });
  const sites = await withoutErased(kith.db.read, roll.member_id, named);
  await kith.db.write(async (trx) => {
    const isThere = await trx
      .selectFrom('roll')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!isThere) return;
    await trx.deleteFrom('roll_site').where('roll_id', '=', id).execute();
    const rows = sites.map(({ siteKey, url, name, feedUrl }, position) => ({
      roll_id: id,
      site_key: siteKey,
      url,
      name,
      feed_url: feedUrl,
      position,
    }));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await trx
        .insertInto('roll_site')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
  });
  await note(kith, id, { state: 'read', detail: null, title });
}

interface Noted {
  state: 'read' | 'nothing';
  detail: string | null;
  title?: string | null;
}

async function note(kith: Kith, id: number, noted: Noted): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('roll')
      .set({ ...noted, looked_at: kith.now() })
      .where('id', '=', id)
      .execute(),
  );
}
